/* Runs a listing about files: gcc -I service -o file.out file/serve.c service/file.c
   ./file.out WAY PATH  reads a file that way and prints what it got. */
#include "file.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>

const char *path;
size_t length, size = 1 << 14;
int past, out, ends[2];
char *buf;
static const char *chosen;

bool is(const char *way) { return !strcmp(chosen, way); }

void got(const char *bytes, ssize_t n) {
  if (n > 0) fwrite(bytes, 1, n, stdout);
}

int main(int argc, char **argv) {
  struct stat st;
  int pair[2];
  if (argc < 3 || stat(argv[2], &st)) return 2;
  chosen = argv[1];
  path = argv[2];
  length = st.st_size;
  past = is("direct") ? O_DIRECT : 0;
  buf = aligned_alloc(4096, size);
  if (!buf || socketpair(AF_UNIX, SOCK_STREAM, 0, pair) || pipe(ends)) return 1;
  out = pair[0];
  serve();
  close(out);
  for (ssize_t n; (n = read(pair[1], buf, size)) > 0;) got(buf, n);
  return 0;
}
