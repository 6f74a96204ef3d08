#include "service.h"

void receive(int fd) {
  ssize_t n;
  do {
    n = recv(fd, buf, size, 0); // @recv
    received(fd, n);
    if (n > 0 && echo)
      send(fd, buf, n, 0); // @send
  } while (read_all && n > 0);
}

int welcome(void) {
  int fd = accept(listener, 0, 0); // @accept
  return add(fd);
}
