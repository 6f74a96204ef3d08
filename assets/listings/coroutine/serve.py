from reception import *

# yield stops a generator until
# next() resumes it; "yield from"
# passes that on. async/await are
# the same, with asyncio in place
# of this scheduler.

parked = {}  # who waits for what

def serve():
    ep = epoll()  # @epoll_create
    if s.listener:
        resume(greet(ep))
    for c in s.clients:
        resume(converse(c, ep))
    while s.left > 0:
        for fd, _ in ep.poll(  # @epoll_wait
                s.timeout):
            resume(parked.pop(fd))
    ep.close()  # @close

def resume(coroutine):
    c = next(coroutine, None)
    if c:  # it yielded: waits for c
        fd = c.fileno()
        parked[fd] = coroutine

def converse(c, ep):
    watch(c, ep)
    while s.owes[c] > 0:
        yield c
        receive(c)
    ep.unregister(c)  # @epoll_del

def greet(ep):
    watch(s.listener, ep)
    while True:
        yield s.listener
        c = welcome()
        resume(converse(c, ep))

# @reception

def watch(c, ep):
    ep.register(c, s.events(c))  # @epoll_add
