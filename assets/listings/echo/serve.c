#include "service.h"

static struct epoll_event ev[64];
static int ep, here;
static ssize_t n;
static ssize_t come[MOST];
static ssize_t gone[MOST];
static char letter[MOST][4096];

void serve(void) {
  ep = epoll_create1(0); // @epoll_create
  watch_for(listener, EPOLLIN);
  while (left > 0 || here > 0) {
    int ready = epoll_wait(ep, ev, // @epoll_wait
                     64, timeout);
    for (int i = 0; i < ready; i++) {
      int fd = ev[i].data.fd;
      if (fd == listener)
        greet();
      else if (ev[i].events
               & EPOLLOUT)
        answer(fd);
      else
        drain(fd);
    }
  }
  shut(ep);
}

void greet(void) {
  int fd = add(accept(listener, // @accept
                      0, 0));
  if (fd < 0)
    return;
  fcntl(fd, F_SETFL, O_NONBLOCK); // @fcntl
  watch_for(fd, EPOLLIN | EPOLLRDHUP
                | EPOLLET);
  here++;
}

void drain(int fd) {
  do {
    n = recv(fd, buf, size, 0); // @recv
    received(fd, n);
    if (n > 0)
      memcpy(letter[fd] + come[fd],
             buf, n), come[fd] += n;
  } while (n > 0);
  if (n == 0) {
    epoll_ctl(ep, EPOLL_CTL_DEL, // @epoll_del
              fd, 0);
    shut(fd);
    here--;
  } else
    change(fd, EPOLLOUT | EPOLLET);
}

void answer(int fd) {
  do {
    n = send(fd, // @send
             letter[fd] + gone[fd],
             come[fd] - gone[fd], 0);
    if (n > 0)
      gone[fd] += n;
  } while (n > 0
           && gone[fd] < come[fd]);
  if (gone[fd] == come[fd]) {
    gone[fd] = come[fd] = 0;
    change(fd, EPOLLIN | EPOLLRDHUP
               | EPOLLET);
  }
}

void watch_for(int fd, int events) {
  struct epoll_event e =
      at(fd, events);
  epoll_ctl(ep, EPOLL_CTL_ADD, // @epoll_add
            fd, &e);
}

void change(int fd, int events) {
  struct epoll_event e =
      at(fd, events);
  epoll_ctl(ep, EPOLL_CTL_MOD, // @epoll_mod
            fd, &e);
}

void shut(int fd) {
  close(fd); // @close
}
