/*
 * Makes a program of a listing:
 *
 *     cc -pthread -o blocking blocking/serve.c service/reception.c service/service.c -I service
 *     ./blocking CLIENTS BYTES [size=N] [listen] [echo] [all] [edge] [timeout=MILLIS] [pause=MICROS]
 *         [cpus=N] [how=handler|waiter|signalfd|suspend|processes|threads|coroutines
 *         |blocking|nonblocking|status|callback|future] [rounds=N]
 *
 * It prints the port that it listens on, takes BYTES bytes from each of CLIENTS clients, and prints what it got, a line for
 * each client in hexadecimal.
 */
#include "service.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

int listener = -1, count, fd[MOST], fds[MOST], timeout = -1, cpus = 1;
long left, owes[MOST];
bool ended[MOST], echo, read_all, deadlock;
char buf[65536];
size_t size = 64;
struct timespec rest, at_once;
enum way how;
int rounds = 3;
int mine;
sigset_t both;

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static int clients;
static long bytes;
static bool edge;
static int number[MOST];         /* which client is behind a descriptor; the kernel uses them again */
static char *got[MOST];          /* what each client sent, */
static long length[MOST];        /* and how much that is */

static void failed(const char *what) {
  perror(what);
  exit(1);
}

static bool for_now(void) { return errno == EAGAIN || errno == EINTR; }

bool awaits_clients(void) { return listener >= 0 && count < clients; }

bool drains(int fd) { return read_all && fd != listener; }

bool pauses(void) { return rest.tv_nsec > 0 && left > 0; }

int add(int new_fd) {
  if (new_fd < 0) {
    if (!for_now()) failed("accept");
    return -1;
  }
  if (new_fd >= MOST || !(got[count] = malloc(bytes + 1))) failed("add");
  number[new_fd] = count;
  ended[new_fd] = false;
  fds[new_fd] = new_fd;
  owes[new_fd] = bytes;
  return fd[count++] = new_fd;
}

void received(int fd, ssize_t n) { took(fd, buf, n); }

void took(int fd, const char *from, ssize_t n) {
  pthread_mutex_lock(&one_at_a_time);
  if (n < 0) {
    if (!for_now()) failed("recv");
  } else if (n == 0) {
    ended[fd] = true;
    left -= owes[fd];
    owes[fd] = 0;
  } else {
    if (n > owes[fd]) failed("too much");
    int client = number[fd];
    memcpy(got[client] + length[client], from, n);
    length[client] += n;
    owes[fd] -= n;
    left -= n;
  }
  pthread_mutex_unlock(&one_at_a_time);
}

void each(void (*action)(int)) {
  if (listener >= 0) action(listener);
  for (int i = 0; i < count; i++) action(fd[i]);
}

struct timeval *limit(void) {
  static struct timeval t;
  t = (struct timeval){.tv_sec = timeout / 1000, .tv_usec = timeout % 1000 * 1000};
  return timeout < 0 ? NULL : &t;
}

struct epoll_event want(int fd) {
  return (struct epoll_event){.events = EPOLLIN | (edge && fd != listener ? EPOLLET : 0), .data.fd = fd};
}

struct epoll_event at(int fd, int events) { return (struct epoll_event){.events = events, .data.fd = fd}; }

void each_signal(void (*action)(int)) {
  action(mine);
  action(SIGIO);
}

static long micros(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

void compute(void) {
  static long next = 2, found;
  long end = micros() + rest.tv_nsec / 1000;
  do {
    long divisor = 2;
    while (divisor * divisor <= next && next % divisor) divisor++;
    found += divisor * divisor > next++;
  } while (micros() < end);
}

struct timespec *until(int millis) {
  static _Thread_local struct timespec then;
  clock_gettime(CLOCK_REALTIME, &then);
  long nanos = then.tv_nsec + millis % 1000 * 1000000L;
  then.tv_sec += millis < 0 ? 1000000000 : millis / 1000 + nanos / 1000000000;
  then.tv_nsec = millis < 0 ? 0 : nanos % 1000000000;
  return &then;
}

enum way way_now(void) {
  static int jobs;
  return how >= BLOCKING ? how : (enum way)(BLOCKING + jobs++ % 5);
}

static enum way way(const char *word) {
  static const char *const calls[] = {"all", "blocking", "nonblocking", "status", "callback", "future"};
  for (int i = 0; i < 6; i++)
    if (!strcmp(word, calls[i])) return (enum way)(ALL + i);
  if (!strcmp(word, "suspend")) return SUSPEND;
  if (!strcmp(word, "processes")) return PROCESSES;
  if (!strcmp(word, "threads")) return THREADS;
  if (!strcmp(word, "coroutines")) return COROUTINES;
  return !strcmp(word, "waiter") ? WAITER : !strcmp(word, "signalfd") ? SIGNALFD : HANDLER;
}

static int open_port(void) {
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t width = sizeof here;
  int port = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(port, (struct sockaddr *)&here, width) || listen(port, MOST)) failed("listen");
  if (getsockname(port, (struct sockaddr *)&here, &width)) failed("getsockname");
  printf("%d\n", ntohs(here.sin_port));
  fflush(stdout);
  return port;
}

static bool option(const char *word) {
  if (!strcmp(word, "echo")) echo = true;
  else if (!strcmp(word, "all")) read_all = true;
  else if (!strcmp(word, "edge")) edge = true;
  else if (!strcmp(word, "deadlock")) deadlock = true;
  else if (!strncmp(word, "size=", 5)) size = strtoul(word + 5, NULL, 10);
  else if (!strncmp(word, "timeout=", 8)) timeout = atoi(word + 8);
  else if (!strncmp(word, "cpus=", 5)) cpus = atoi(word + 5);
  else if (!strncmp(word, "pause=", 6)) rest.tv_nsec = atol(word + 6) * 1000;
  else if (!strncmp(word, "rounds=", 7)) rounds = atoi(word + 7);
  else if (!strncmp(word, "how=", 4)) how = way(word + 4);
  else return false;
  return true;
}

int main(int argc, char **argv) {
  bool accepts = false;
  if (argc < 3) return 2;
  clients = atoi(argv[1]);
  bytes = atol(argv[2]);
  left = clients * bytes;
  for (int i = 3; i < argc; i++) {
    if (!strcmp(argv[i], "listen")) accepts = true;
    else if (!option(argv[i])) return 2;
  }
  if (size > sizeof buf) return 2;
  mine = SIGRTMIN + 1;
  sigemptyset(&both);
  sigaddset(&both, mine);
  sigaddset(&both, SIGIO);
  int port = open_port();
  for (int i = 0; !accepts && i < clients; i++) add(accept(port, NULL, NULL));
  listener = accepts ? port : -1;
  serve();
  for (int i = 0; i < count; i++) {
    for (long j = 0; j < length[i]; j++) printf("%02x", (unsigned char)got[i][j]);
    puts("");
  }
}
