from threading import Thread
from service import *

threads = []

def serve():
    while s.awaits_clients():
        c, _ = s.listener.accept()  # @accept
        s.add(c)
        t = Thread(target=converse,
                   args=[c])
        t.start()  # @thread_start
        threads.append(t)
    for t in threads:
        t.join()  # @thread_join

def converse(c):
    while data := receive(c):
        c.send(data)  # @send
    shut(c)

def receive(c):
    data = c.recv(s.size)  # @recv
    s.received(c, data)
    return data

def shut(c):
    c.close()  # @close
