#include "service.h"

static struct pollfd array[MOST];
static int nfds;

void serve(void) {
  each(watch);
  while (left > 0) {
    int n = poll(array, nfds, // @poll
                 timeout);
    for (int i = 0; n > 0; i++)
      if (array[i].revents) {
        n--;
        take(i);
      }
  }
}

void take(int i) {
  int fd = array[i].fd;
  if (fd == listener) {
    watch(welcome());
    return;
  }
  receive(fd);
  if (ended[fd]) array[i].fd = -1;
}

// @reception

void watch(int fd) {
  if (drains(fd))
    fcntl(fd, F_SETFL, O_NONBLOCK); // @fcntl
  array[nfds].fd = fd;
  array[nfds++].events = POLLIN;
}
