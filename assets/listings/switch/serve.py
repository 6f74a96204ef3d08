import os
from threading import Thread
from service import *

DUP2 = os.POSIX_SPAWN_DUP2
there, back = os.pipe(), os.pipe()
n = 0

def serve():
    if s.how == "coroutines":
        take_turns()
    else:
        play()
    print(n)

def play():
    global n
    find_partner()
    for _ in range(s.rounds):
        os.write(there[1], b"ping")  # @pass
        os.read(back[0], 4)  # @take
        n += 2

def find_partner():
    if s.how == "threads":
        t = Thread(target=reply,
                   daemon=True)
        t.start()
        return
    ends = [
        (DUP2, there[0], 0),
        (DUP2, back[1], 1)]
    os.posix_spawn(
        "/bin/cat", ["cat"], {},
        file_actions=ends)

def reply():
    while True:
        ball = os.read(there[0], 4)
        os.write(back[1], ball)

def take_turns():
    turns = [turn(), turn()]
    while turns:
        t = turns.pop(0)
        if next(t, None):
            turns.append(t)

def turn():
    global n
    for _ in range(s.rounds):
        n += 1
        yield True  # gives way
