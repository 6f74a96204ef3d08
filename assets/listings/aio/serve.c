#include "service.h"
#include <aio.h>

static struct aiocb block[MOST];
static const struct aiocb *all[MOST];
static char own[MOST][1 << 16];

void serve(void) {
  while (awaits_clients())
    add(accept(listener, // @accept
               0, 0));
  for (int i = 0; i < count; i++)
    ask(fd[i]);
  while (left > 0) {
    if (how == SUSPEND)
      aio_suspend(all, MOST, 0); // @aio_suspend
    else
      compute();
    for (int i = 0; i < count; i++)
      if (all[fd[i]])
        look(fd[i]);
  }
}

void ask(int fd) {
  struct aiocb *b = &block[fd];
  b->aio_fildes = fd;
  b->aio_buf = own[fd];
  b->aio_nbytes = size;
  b->aio_sigevent.sigev_notify =
      SIGEV_NONE;
  all[fd] = b;
  aio_read(b); // @aio_read
}

void look(int fd) {
  struct aiocb *b = &block[fd];
  if (aio_error(b) == EINPROGRESS) // @aio_error
    return;
  all[fd] = 0;
  ssize_t n = aio_return(b); // @aio_return
  took(fd, own[fd], n);
  if (n > 0 && echo)
    send(fd, own[fd], n, 0); // @send
  if (owes[fd] > 0)
    ask(fd);
}
