/* Runs the listing of the web server: web.out CLIENTS PATH prints its port, serves them, and ends. */
#include "web.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int listener, clients;
const char *path;
char buf[1 << 15];
size_t size = sizeof buf;

void put_head(ssize_t n) {
  char head[HEAD + 8];
  snprintf(head, sizeof head, "HTTP/1.1 200 OK\r\nContent-Length: %6zd\r\n\r\n", n);
  memcpy(buf, head, HEAD);
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  clients = atoi(argv[1]);
  path = argv[2];
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t length = sizeof at;
  listener = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(listener, (struct sockaddr *)&at, length) || listen(listener, 8)) return 1;
  getsockname(listener, (struct sockaddr *)&at, &length);
  printf("%d\n", ntohs(at.sin_port));
  fflush(stdout);
  serve();
  return 0;
}
