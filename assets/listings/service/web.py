"""Runs the listing of the web server: python3 service/web.py CLIENTS PATH prints its port, serves them, and ends."""

import sys
from os import O_RDONLY, close, open, path, readv
from socket import create_server

HEAD = 43  # how many bytes stand before the file in an answer


class Web:
    def __init__(self, clients, name):
        self.clients = clients  # how many will come
        self.path = name  # where the file is
        self.listener = create_server(("127.0.0.1", 0))
        self.size = 1 << 15
        self.buf = memoryview(bytearray(self.size))
        self.page = self.buf[HEAD:]  # where the file belongs

    def put_head(self, n):
        """Puts the head at the beginning of the buffer: the file has n bytes."""
        self.buf[:HEAD] = b"HTTP/1.1 200 OK\r\nContent-Length: %6d\r\n\r\n" % n


def main():
    global s
    s = Web(int(sys.argv[1]), sys.argv[2])
    print(s.listener.getsockname()[1], flush=True)
    sys.path.insert(0, path.join(path.dirname(path.abspath(__file__)), "..", "web"))
    from serve import serve

    serve()


if __name__ == "__main__":
    import web  # the listing imports this module by its name, and must find the same server

    web.main()
