#include "service.h"

static fd_set set;
static int top;

void serve(void) {
  each(watch);
  while (left > 0) {
    fd_set in = set;
    int n = select(top + 1, &in, 0, // @select
                   0, limit());
    for (int i = 0; n > 0; i++)
      if (FD_ISSET(i, &in)) {
        n--;
        take(i);
      }
  }
}

void take(int fd) {
  if (fd == listener) {
    watch(welcome());
    return;
  }
  receive(fd);
  if (ended[fd]) FD_CLR(fd, &set);
}

// @reception

void watch(int fd) {
  if (drains(fd))
    fcntl(fd, F_SETFL, O_NONBLOCK); // @fcntl
  FD_SET(fd, &set);
  if (fd > top) top = fd;
}
