from aio import *
from service import *

block = {}

def serve():
    while s.awaits_clients():
        c, _ = s.listener.accept()  # @accept
        s.add(c)
    for c in s.clients:
        ask(c)
    while s.left > 0:
        if s.how == "suspend":
            aio_suspend(  # @aio_suspend
                block.values())
        else:
            s.compute()
        for c in list(block):
            look(c)

def ask(c):
    block[c] = ControlBlock(
        c, s.size)
    aio_read(block[c])  # @aio_read

def look(c):
    b = block[c]
    error = aio_error(b)  # @aio_error
    if error == EINPROGRESS:
        return
    del block[c]
    n = aio_return(b)  # @aio_return
    data = b.bytes(n)
    s.received(c, data)
    if data and s.echo:
        c.send(data)  # @send
    if s.owes[c] > 0:
        ask(c)
