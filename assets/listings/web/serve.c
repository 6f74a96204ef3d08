#include "web.h"

void serve(void) {
  for (int i = 0; i < clients; i++) {
    int fd = accept( // @accept
        listener, 0, 0);
    while (asks(fd))
      answer(fd);
    shut(fd);
  }
}

bool asks(int fd) {
  return recv( // @recv
      fd, buf, size, 0) > 0;
}

void answer(int fd) {
  int f = open(path, O_RDONLY); // @open_file
  ssize_t n = read( // @read_file
      f, buf + HEAD, size - HEAD);
  shut(f);
  put_head(n);
  send(fd, buf, HEAD + n, 0); // @send
}

void shut(int fd) {
  close(fd); // @close
}
