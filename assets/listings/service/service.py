"""Makes a program of a listing.

    python3 service/service.py blocking CLIENTS BYTES [size=N] [listen] [echo] [all] [edge]
            [timeout=MILLIS] [pause=MICROS] [cpus=N] [how=handler|waiter|suspend|processes|threads|coroutines]
            [rounds=N]

It prints the port that it listens on, takes BYTES bytes from each of CLIENTS clients, and prints
what it got, a line for each client in hexadecimal.
"""

import sys
from fcntl import F_SETFL, F_SETSIG, fcntl
from os import O_ASYNC, O_NONBLOCK, getpid, path
from select import EPOLLET, EPOLLIN, EPOLLOUT, EPOLLRDHUP, POLLIN, epoll, poll, select
from signal import SIG_BLOCK, SIGIO, SIGRTMIN, pthread_sigmask, signal, sigtimedwait
from socket import create_server
from struct import pack
from time import monotonic, sleep

FOREVER = -1  # as a timeout of a lock
F_SETOWN_EX, F_OWNER_TID = 15, 0  # the module fcntl does not name them


class Service:
    """What a listing is handed: its clients, and what is still to come from them."""

    def __init__(self, clients, size_bytes, options):
        self.wanted = clients
        self.bytes = size_bytes
        self.left = clients * size_bytes
        self.size = int(options.get("size", 64))
        self.echo = "echo" in options
        self.read_all = "all" in options
        self.edge = "edge" in options
        self.deadlock = "deadlock" in options
        millis = options.get("timeout")
        self.timeout_ms = None if millis is None else int(millis)
        self.timeout = None if millis is None else int(millis) / 1000
        self.cpus = int(options.get("cpus", 1))
        self.rounds = int(options.get("rounds", 3))
        self.how = options.get("how", "handler")
        self.next, self.found, self.jobs = 2, 0, 0
        self.pause = int(options.get("pause", 0)) / 1_000_000
        self.listener = None
        self.clients, self.owes, self.got = [], {}, {}
        self.ended = set()

    def open(self, accepts):
        """Prints the port, and accepts the clients unless the listing shall."""
        port = create_server(("127.0.0.1", 0), backlog=1024)
        print(port.getsockname()[1], flush=True)
        for _ in range(0 if accepts else self.wanted):
            self.add(port.accept()[0])
        self.listener = port if accepts else None

    def awaits_clients(self):
        """Whether there are clients to accept."""
        return self.listener is not None and len(self.clients) < self.wanted

    def drains(self, c):
        """Whether this is a client that is read until nothing is left."""
        return self.read_all and c is not self.listener

    def pauses(self):
        """Whether there is a pause between two rounds of asking."""
        return self.pause > 0 and self.left > 0

    def way_now(self):
        """How the next job is called for: one way, or all in turn."""
        ways = ["blocking", "nonblocking", "status", "callback", "future"]
        self.jobs += 1
        return self.how if self.how in ways else ways[(self.jobs - 1) % len(ways)]

    def compute(self):
        """Looks for prime numbers, as long as the pause is."""
        end = monotonic() + self.pause
        while True:
            n, self.next = self.next, self.next + 1
            self.found += all(n % d for d in range(2, int(n**0.5) + 1))
            if monotonic() >= end:
                return

    def events(self, c):
        """What epoll is asked for."""
        return EPOLLIN | (EPOLLET if self.edge and c is not self.listener else 0)

    def everyone(self):
        """The listening socket, if there is one, and the clients so far."""
        return [c for c in (self.listener, *self.clients) if c is not None]

    def at(self, fd):
        """The socket behind a descriptor."""
        return next(c for c in self.everyone() if c.fileno() == fd)

    def add(self, c):
        """Notes a new client."""
        self.clients.append(c)
        self.owes[c], self.got[c] = self.bytes, b""
        return c

    def received(self, c, data):
        """Notes what a read brought."""
        if not data:
            self.ended.add(c)
            self.left -= self.owes[c]
            self.owes[c] = 0
        self.got[c] += data
        self.owes[c] -= len(data)
        self.left -= len(data)


def main():
    global s
    words = [word.partition("=") for word in sys.argv[4:]]
    options = {name: value for name, _, value in words}
    s = Service(int(sys.argv[2]), int(sys.argv[3]), options)
    sys.path.insert(0, path.join(path.dirname(path.abspath(__file__)), "..", sys.argv[1]))
    from serve import serve

    s.open("listen" in options)
    serve()
    for c in s.clients:
        print(s.got[c].hex())
    for c in s.everyone():
        c.close()  # what is open may still send signals, when nobody handles them any more


if __name__ == "__main__":
    import service  # the listing imports this module by its name, and must find the same service

    service.main()
