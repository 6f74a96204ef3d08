from reception import *

array = poll()

def serve():
    for c in s.everyone():
        watch(c)
    while s.left > 0:
        for fd, _ in array.poll(  # @poll
                s.timeout_ms):
            take(s.at(fd))

def take(c):
    if c == s.listener:
        watch(welcome())
        return
    receive(c)
    if c in s.ended:
        array.unregister(c)

# @reception

def watch(c):
    if s.drains(c):
        fcntl(c, F_SETFL, O_NONBLOCK)  # @fcntl
    array.register(c, POLLIN)
