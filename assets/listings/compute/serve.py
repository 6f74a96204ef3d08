from multiprocessing import Process
from os import sched_setaffinity
from resource import *
from reception import *

# Threads of Python take turns by a
# lock of its own; processes do by
# the kernel's scheduler alone.

def serve():
    tasks = []
    for i in range(2):
        cpu = i % s.cpus
        t = Process(target=work,
                    args=[cpu])
        t.start()  # @thread_start
        tasks.append(t)
    while s.left > 0:
        while s.awaits_clients():
            welcome()
        for c in s.clients:
            if s.owes[c] > 0:
                receive(c)
    for t in tasks:
        t.join()  # @thread_join

def work(cpu):
    if cpu > 0:
        sched_setaffinity(0, {cpu})
    before = getrusage(RUSAGE_THREAD)
    primes(1000000, 1000500)
    after = getrusage(RUSAGE_THREAD)

def primes(start, end):
    found = 0
    for n in range(start, end):
        d = 2
        while d * d <= n and n % d:
            d += 1
        found += d * d > n
    return found

# @reception
