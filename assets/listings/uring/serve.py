from ring import *

def serve():
    ring = Ring(1024)  # @ring_setup
    for c in s.everyone():
        watch(c, ring)
    while s.left > 0:
        ring.submit()  # @ring_submit
        ring.wait()  # @ring_wait
        for fd, n in ring.results():
            take(s.at(fd), n, ring)
    ring.close()  # @close

def watch(c, ring):
    if c == s.listener:
        ring.put(ACCEPT, c)
    else:
        ring.put(RECV, c, s.size)

def take(c, n, ring):
    if c == s.listener:
        new = socket(fileno=n)
        watch(s.add(new), ring)
        if s.awaits_clients():
            watch(c, ring)
        return
    data = ring.received(c, n)
    s.received(c, data)
    if s.echo and data:
        c.send(data)  # @send
    on = c not in s.ended
    if on and s.left > 0:
        watch(c, ring)
