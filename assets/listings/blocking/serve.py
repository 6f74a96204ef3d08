from reception import *

def serve():
    while s.left > 0:
        while s.awaits_clients():
            welcome()
        for c in s.clients:
            if s.owes[c] > 0:
                receive(c)

# @reception
