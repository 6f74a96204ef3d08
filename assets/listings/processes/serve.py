import os
from service import *

children = []

def serve():
    while s.awaits_clients():
        c, _ = s.listener.accept()  # @accept
        s.add(c)
        start(c.fileno())
        shut(c)
    for pid in children:
        os.waitpid(pid, 0)  # @child_wait

def start(fd):
    both = [
        (os.POSIX_SPAWN_DUP2, fd, 0),
        (os.POSIX_SPAWN_DUP2, fd, 1)]
    pid = os.posix_spawn(  # @spawn
        "/bin/cat", ["cat"], {},
        file_actions=both)
    children.append(pid)

def shut(c):
    c.close()  # @close
