from threading import Lock, Thread
from service import *

a, b = Lock(), Lock()
counter = 0

def serve():
    orders = (a, b), (b, a)
    both = [Thread(target=run,
                   args=o)
            for o in orders]
    for t in both:
        t.start()  # @thread_start
    for t in both:
        t.join()  # @thread_join
    if not s.deadlock:
        take_turns()
    print(counter)

def run(first, second):
    if s.deadlock:
        hold_both(first, second)
    else:
        count_up()

def count_up():
    hold(a, FOREVER)
    add_one()
    let_go(a)

def hold_both(first, second):
    hold(first, FOREVER)
    s.compute()
    if hold(second, 0.3):
        let_go(second)
    let_go(first)

def hold(lock, seconds):
    return lock.acquire(  # @lock
        timeout=seconds)

def let_go(lock):
    lock.release()  # @unlock

def take_turns():
    turns = [turn(), turn()]
    while turns:
        t = turns.pop(0)
        if next(t, None):
            turns.append(t)

def turn():
    add_one()
    yield True  # gives way

def add_one():
    global counter
    seen = counter
    s.compute()
    counter = seen + 1
