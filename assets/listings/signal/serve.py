from service import *

BOTH = [SIGRTMIN + 1, SIGIO]
came = []

def serve():
    begin()
    for c in s.everyone():
        ask(c)
    take_all()
    while s.left > 0:
        s.compute()
        while has_signal():
            take_all()

def begin():
    if s.how == "handler":
        for sig in BOTH:
            signal(sig, on_signal)  # @sigaction
    else:
        pthread_sigmask(  # @sigprocmask
            SIG_BLOCK, BOTH)

def on_signal(sig, frame):
    came.append(sig)

def ask(c):
    me = pack("ii", F_OWNER_TID,
              getpid())
    fcntl(c, F_SETSIG, BOTH[0])  # @setsig
    fcntl(c, F_SETOWN_EX, me)  # @setown
    fcntl(c, F_SETFL,  # @setasync
          O_ASYNC | O_NONBLOCK)

def has_signal():
    if s.how == "handler":
        return came and came.pop()
    return sigtimedwait(BOTH, 0)  # @sigtimedwait

def take_all():
    try:
        while s.listener:
            greet()
    except BlockingIOError:
        pass
    for c in s.clients:
        try:
            if c not in s.ended:
                drain(c)
        except BlockingIOError:
            pass

def greet():
    c, _ = s.listener.accept()  # @accept
    ask(s.add(c))

def drain(c):
    data = b"?"
    while data:
        data = c.recv(s.size)  # @recv
        s.received(c, data)
        if data and s.echo:
            c.send(data)  # @send
