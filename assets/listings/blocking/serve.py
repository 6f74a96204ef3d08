from reception import *

def serve():
    while s.awaits_clients():
        welcome()
    while s.left > 0:
        for c in s.clients:
            if s.owes[c] > 0:
                receive(c)

# @reception
