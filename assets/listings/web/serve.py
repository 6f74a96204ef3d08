from web import *

def serve():
    for i in range(s.clients):
        c, _ = s.listener.accept()  # @accept
        while asks(c):
            answer(c)
        shut(c.detach())

def asks(c):
    return c.recv(s.size)  # @recv

def answer(c):
    f = open(s.path, O_RDONLY)  # @open_file
    n = readv(f, [s.page])  # @read_file
    shut(f)
    s.put_head(n)
    c.send(s.buf[:HEAD + n])  # @send

def shut(fd):
    close(fd)  # @close
