#include "service.h"

void serve(void) {
  each(watch);
  while (left > 0) {
    if (awaits_clients()) {
      int new = welcome();
      if (new >= 0) watch(new);
    }
    for (int i = 0; i < count; i++)
      if (!ended[fd[i]])
        receive(fd[i]);
    if (pauses())
      nanosleep(&rest, 0); // @sleep
  }
}

// @reception

void watch(int fd) {
  fcntl(fd, F_SETFL, O_NONBLOCK); // @fcntl
}
