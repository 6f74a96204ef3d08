from reception import *

watched = []

def serve():
    for c in s.everyone():
        watch(c)
    while s.left > 0:
        ready, _, _ = select(  # @select
            watched, [], [],
            s.timeout)
        for c in ready:
            take(c)

def take(c):
    if c == s.listener:
        watch(welcome())
        return
    receive(c)
    if c in s.ended:
        watched.remove(c)

# @reception

def watch(c):
    if s.drains(c):
        fcntl(c, F_SETFL, O_NONBLOCK)  # @fcntl
    watched.append(c)
