#include "ring.h"

void serve(void) {
  int fd, n;
  ring = io_uring_setup(MOST); // @ring_setup
  map_rings();
  each(watch);
  while (left > 0) {
    todo -= io_uring_enter( // @ring_submit
        todo, 0, 0);
    io_uring_enter( // @ring_wait
        0, 1,
        IORING_ENTER_GETEVENTS);
    while (left > 0 && get(&fd, &n))
      answer_to(fd, n);
  }
  close(ring); // @close
}

void watch(int fd) {
  if (fd == listener)
    put(IORING_OP_ACCEPT, fd, 0, 0);
  else
    put(IORING_OP_RECV, fd, mem[fd],
        size);
}

void answer_to(int fd, int n) {
  if (fd == listener) {
    watch(add(n));
    if (awaits_clients())
      watch(listener);
    return;
  }
  if (n > 0)
    memcpy(buf, mem[fd], n);
  received(fd, n);
  if (echo && n > 0)
    send(fd, buf, n, 0); // @send
  if (!ended[fd] && left > 0)
    watch(fd);
}
