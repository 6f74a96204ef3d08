from service import *

TO_READ = (EPOLLIN | EPOLLRDHUP
           | EPOLLET)
TO_WRITE = EPOLLOUT | EPOLLET
letters = {}

def serve():
    ep = epoll()  # @epoll_create
    watch(s.listener, EPOLLIN, ep)
    while s.left > 0 or letters:
        for fd, what in ep.poll(  # @epoll_wait
                s.timeout):
            c = s.at(fd)
            if c == s.listener:
                greet(ep)
            elif what & EPOLLOUT:
                answer(c, ep)
            else:
                drain(c, ep)
    shut(ep)

def greet(ep):
    c, _ = s.listener.accept()  # @accept
    s.add(c)
    fcntl(c, F_SETFL, O_NONBLOCK)  # @fcntl
    watch(c, TO_READ, ep)
    letters[c] = b""

def drain(c, ep):
    data = b"?"
    while data:
        try:
            data = c.recv(s.size)  # @recv
        except BlockingIOError:
            change(c, TO_WRITE, ep)
            return
        s.received(c, data)
        letters[c] += data
    ep.unregister(c)  # @epoll_del
    shut(c)
    del letters[c]

def answer(c, ep):
    while letters[c]:
        try:
            n = c.send(letters[c])  # @send
        except BlockingIOError:
            return
        letters[c] = letters[c][n:]
    change(c, TO_READ, ep)

def watch(c, events, ep):
    ep.register(c, events)  # @epoll_add

def change(c, events, ep):
    ep.modify(c, events)  # @epoll_mod

def shut(c):
    c.close()  # @close
