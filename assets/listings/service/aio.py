"""The functions of POSIX AIO, which Python has no module for: those of the C library."""

from ctypes import (
    CDLL,
    POINTER,
    Structure,
    byref,
    c_char,
    c_int,
    c_long,
    c_size_t,
    c_void_p,
    cast,
    create_string_buffer,
    pointer,
)
from errno import EINPROGRESS

SIGEV_NONE = 1
library = CDLL(None)
library.aio_return.restype = c_long


class ControlBlock(Structure):
    """struct aiocb of glibc, on machines with 64 bits."""

    _fields_ = [
        ("fd", c_int),
        ("opcode", c_int),
        ("priority", c_int),
        ("buffer", c_void_p),
        ("size", c_size_t),
        ("told", c_int * 3),
        ("notify", c_int),
        ("event", c_char * 80),
        ("offset", c_long),
        ("kept", c_char * 32),
    ]

    def __init__(self, c, size):
        self.memory = create_string_buffer(size)
        super().__init__(
            fd=c.fileno(),
            buffer=cast(self.memory, c_void_p),
            size=size,
            notify=SIGEV_NONE,
        )

    def bytes(self, count):
        """What has come."""
        return self.memory.raw[:count]


def aio_read(block):
    library.aio_read(byref(block))


def aio_error(block):
    return library.aio_error(byref(block))


def aio_return(block):
    return library.aio_return(byref(block))


def aio_suspend(blocks):
    blocks = list(blocks)
    every = (POINTER(ControlBlock) * len(blocks))(*map(pointer, blocks))
    library.aio_suspend(every, len(blocks), None)
