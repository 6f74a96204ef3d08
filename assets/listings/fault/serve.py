from file import *

def serve():
    f = open(  # @open_file
        "/proc/self/maps", O_RDONLY)
    read_to(f, at(KERNEL))
    read_to(f, at(NOWHERE))
    n = 1
    while n > 0:
        n = read_to(f, s.buf)
    close(f)  # @close

def read_to(f, to):
    try:
        n = readv(f, [to])  # @read_file
    except OSError as e:
        return -e.errno  # EFAULT
    s.got(to, n)
    return n
