#include "service.h"

static struct epoll_event ev[64];
static int ep;

void serve(void) {
  ep = epoll_create1(0); // @epoll_create
  each(watch);
  while (left > 0) {
    int n = epoll_wait(ep, ev, 64, // @epoll_wait
                       timeout);
    for (int i = 0; i < n; i++)
      take(ev[i].data.fd);
  }
  close(ep); // @close
}

void take(int fd) {
  if (fd == listener) {
    watch(welcome());
    return;
  }
  receive(fd);
  if (ended[fd])
    epoll_ctl(ep, EPOLL_CTL_DEL, // @epoll_del
              fd, 0);
}

// @reception

void watch(int fd) {
  struct epoll_event e = want(fd);
  if (drains(fd))
    fcntl(fd, F_SETFL, O_NONBLOCK); // @fcntl
  epoll_ctl(ep, EPOLL_CTL_ADD, // @epoll_add
            fd, &e);
}
