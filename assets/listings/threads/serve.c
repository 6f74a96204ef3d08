#include "service.h"

static pthread_t threads[MOST];
static int started;

void serve(void) {
  while (awaits_clients()) {
    int fd = add(accept(listener, // @accept
                        0, 0));
    if (fd >= 0)
      pthread_create( // @thread_start
          &threads[started++], 0,
          talk, &fds[fd]);
  }
  for (int i = 0; i < started; i++)
    pthread_join( // @thread_join
        threads[i], 0);
}

void *talk(void *client) {
  int fd = *(int *)client;
  char own[size];
  ssize_t n;
  while ((n = take_in(fd, own)) != 0)
    if (n > 0)
      send(fd, own, n, 0); // @send
  shut(fd);
  return 0;
}

ssize_t take_in(int fd, char *own) {
  ssize_t n = recv( // @recv
      fd, own, size, 0);
  took(fd, own, n);
  return n;
}

void shut(int fd) {
  close(fd); // @close
}
