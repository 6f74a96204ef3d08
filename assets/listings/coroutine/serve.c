#include "service.h"

/* C has no coroutines. This one has
   no stack: it keeps the line where
   it goes on (ucontext has one). */
#define BEGIN switch (line[fd]) { \
  case 0:
#define YIELD line[fd] = __LINE__; \
  return; case __LINE__:
#define END }

static struct epoll_event ev[64];
static int ep, line[MOST];

void serve(void) {
  ep = epoll_create1(0); // @epoll_create
  each(resume);
  while (left > 0) {
    int n = epoll_wait(ep, ev, 64, // @epoll_wait
                       timeout);
    for (int i = 0; i < n; i++)
      resume(ev[i].data.fd);
  }
  close(ep); // @close
}

void resume(int fd) {
  if (fd == listener)
    greet();
  else
    converse(fd);
}

void converse(int fd) {
  BEGIN
  watch(fd);
  do {
    YIELD
    receive(fd);
  } while (owes[fd] > 0);
  epoll_ctl(ep, EPOLL_CTL_DEL, // @epoll_del
            fd, 0);
  END
}

void greet(void) {
  int fd = listener, c;
  BEGIN
  watch(fd);
  while (true) {
    YIELD
    c = welcome();
    if (c >= 0)
      resume(c);
  }
  END
}

// @reception

void watch(int fd) {
  struct epoll_event e = want(fd);
  epoll_ctl(ep, EPOLL_CTL_ADD, // @epoll_add
            fd, &e);
}
