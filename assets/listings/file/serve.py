from file import *

def serve():
    f = open(s.path,  # @open_file
        O_RDONLY | s.past)
    if s.how == "mmap":
        map_it(f)
    elif s.how == "sendfile":
        pass_on(f)
    elif s.how == "splice":
        pipe_on(f)
    else:
        read_on(f)
    close(f)  # @close

def read_on(f):
    n = 1
    while n > 0:
        n = readv(f, [s.buf])  # @read_file
        s.got(s.buf, n)

def map_it(f):
    p = mmap(f, s.length,  # @mmap
        prot=PROT_READ)
    s.got(p, s.length)
    p.close()  # @munmap

def pass_on(f):
    n = s.length
    while n > 0:
        n -= sendfile(s.out, f,  # @sendfile
            None, n)

def pipe_on(f):
    n = s.length
    while n > 0:
        k = move(f, s.pipe[1], n)
        move(s.pipe[0], s.out, k)
        n -= k

def move(a, b, n):
    return splice(a, b, n)  # @splice
