from reception import *

def serve():
    ep = epoll()  # @epoll_create
    for c in s.everyone():
        watch(c, ep)
    while s.left > 0:
        for fd, _ in ep.poll(  # @epoll_wait
                s.timeout):
            take(s.at(fd), ep)
    ep.close()  # @close

def take(c, ep):
    if c == s.listener:
        watch(welcome(), ep)
        return
    receive(c)
    if c in s.ended:
        ep.unregister(c)  # @epoll_del

# @reception

def watch(c, ep):
    if s.drains(c):
        fcntl(c, F_SETFL, O_NONBLOCK)  # @fcntl
    ep.register(c, s.events(c))  # @epoll_add
