from service import *

def receive(c):
    more = True
    while more:
        try:
            data = c.recv(s.size)  # @recv
        except BlockingIOError:
            return
        s.received(c, data)
        if data and s.echo:
            c.send(data)  # @send
        more = data and s.read_all

def welcome():
    try:
        c, _ = s.listener.accept()  # @accept
        return s.add(c)
    except BlockingIOError:
        return None
