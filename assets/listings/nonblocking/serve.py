from reception import *

def serve():
    for c in s.everyone():
        watch(c)
    while s.left > 0:
        if s.awaits_clients():
            new = welcome()
            if new: watch(new)
        for c in s.clients:
            if c not in s.ended:
                receive(c)
        if s.pauses():
            sleep(s.pause)  # @sleep

# @reception

def watch(c):
    fcntl(c, F_SETFL, O_NONBLOCK)  # @fcntl
