from collections import deque
from reception import *

queue = deque()

def serve():
    ep = epoll()  # @epoll_create
    for c in s.everyone():
        watch(c, ep)
    while s.left > 0:
        for fd, _ in ep.poll(  # @epoll_wait
                s.timeout):
            queue.append(fd)
        while queue:
            fd = queue.popleft()
            dispatch(fd, ep)
    ep.close()  # @close

def dispatch(fd, ep):
    c = s.at(fd)
    if c == s.listener:
        on_connect(ep)
    else:
        on_message(c, ep)

def on_connect(ep):
    c = welcome()
    if c:
        watch(c, ep)

def on_message(c, ep):
    receive(c)
    if c in s.ended:
        ep.unregister(c)  # @epoll_del

# @reception

def watch(c, ep):
    fcntl(c, F_SETFL, O_NONBLOCK)  # @fcntl
    ep.register(c, s.events(c))  # @epoll_add
