from concurrent.futures import Future
from socket import MSG_DONTWAIT
from threading import Event, Thread
from service import *

# One job: read one message. Five
# ways to call for it, in turn.

workers = []

def serve():
    while s.left > 0:
        while s.awaits_clients():
            welcome()
        for c in s.clients:
            if s.owes[c] > 0:
                s.received(
                    c, fetch(c))
    for worker in workers:
        worker.join()  # @thread_join

def fetch(c):
    match s.way_now():
        case "blocking":
            return read_one(c)
        case "nonblocking":
            return call_again(c)
        case "status":
            return look_at_times(c)
        case "callback":
            return be_called_back(c)
        case _:
            return wait_at_last(c)

def call_again(c):
    while True:
        try:
            return c.recv(  # @recv_now
                s.size, MSG_DONTWAIT)
        except BlockingIOError:
            s.compute()

def look_at_times(c):
    job = hand_over(c)
    while not job.done():
        s.compute()
    return job.result()

def be_called_back(c):
    called = Event()
    job = hand_over(c)
    job.add_done_callback(
        lambda j: called.set())
    while not called.is_set():
        s.compute()
    return job.result()

def wait_at_last(c):
    job = hand_over(c)
    s.compute()
    return job.result()  # @future_get

def hand_over(c):
    job = Future()
    worker = Thread(target=work,
                    args=[job, c])
    workers.append(worker)
    worker.start()  # @thread_start
    return job

def work(job, c):
    data = read_one(c)
    job.set_result(data)  # @future_done

def read_one(c):
    return c.recv(s.size)  # @recv

def welcome():
    c, _ = s.listener.accept()  # @accept
    s.add(c)
