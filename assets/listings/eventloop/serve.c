#include "service.h"

static struct epoll_event ev[64];
static int ep, queue[MOST], from, to;

void serve(void) {
  ep = epoll_create1(0); // @epoll_create
  each(watch);
  while (left > 0) {
    int n = epoll_wait(ep, ev, 64, // @epoll_wait
                       timeout);
    for (int i = 0; i < n; i++)
      queue[to++ % MOST] =
          ev[i].data.fd;
    while (from < to)
      dispatch(queue[from++ % MOST]);
  }
  close(ep); // @close
}

void dispatch(int fd) {
  if (fd == listener)
    on_connect();
  else
    on_message(fd);
}

void on_connect(void) {
  int fd = welcome();
  if (fd >= 0)
    watch(fd);
}

void on_message(int fd) {
  receive(fd);
  if (ended[fd])
    epoll_ctl(ep, EPOLL_CTL_DEL, // @epoll_del
              fd, 0);
}

// @reception

void watch(int fd) {
  struct epoll_event e = want(fd);
  fcntl(fd, F_SETFL, O_NONBLOCK); // @fcntl
  epoll_ctl(ep, EPOLL_CTL_ADD, // @epoll_add
            fd, &e);
}
