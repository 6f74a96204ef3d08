/* Makes system calls on order and tells what they took. It prints its thread id, and the descriptor and the port of a
   connected socket that nothing ever comes to, and its peer's. For each line `getppid N M` or `recv N M` of its
   input it makes N times M such calls in a row and prints the nanoseconds that M took together, the median of the N:
   another program that gets the CPU for a while spoils few of them. `calls beside` has a second thread that does
   nothing: the kernel counts the users of a descriptor in every call when threads share them. */
#define _GNU_SOURCE
#include "check.h"
#include <arpa/inet.h>
#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MOST_TIMES = 10000 };

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static int port(int fd) {
    struct sockaddr_in address;
    socklen_t length = sizeof address;
    check("getsockname", getsockname(fd, (struct sockaddr *) &address, &length));
    return ntohs(address.sin_port);
}

static void ask(long count) {
    for (long i = 0; i < count; i++) {
        getppid();
    }
}

static void try(int fd, long count) {
    char buffer[64];
    for (long i = 0; i < count; i++) {
        if (recv(fd, buffer, sizeof buffer, MSG_DONTWAIT) != -1 || errno != EAGAIN) {
            fprintf(stderr, "something came\n");
            exit(1);
        }
    }
}

static int in_order(const void *a, const void *b) {
    int64_t x = *(const int64_t *) a, y = *(const int64_t *) b;
    return (x > y) - (x < y);
}

static int64_t median(const char *call, int fd, long times, long count) {
    static int64_t nanos[MOST_TIMES];
    int receives = strcmp(call, "recv") == 0;
    for (long i = 0; i < times; i++) {
        int64_t begin = now();
        receives ? try(fd, count) : ask(count);
        nanos[i] = now() - begin;
    }
    qsort(nanos, (size_t) times, sizeof *nanos, in_order);
    return nanos[times / 2];
}

static void *idle(void *nothing) {
    for (;;) {
        pause();
    }
    return nothing;
}

int main(int argc, char **argv) {
    pthread_t second;
    if (argc > 1 && strcmp(argv[1], "beside") == 0) {
        check("pthread_create", -pthread_create(&second, NULL, idle, NULL));
    }
    int listener = check("socket", socket(AF_INET, SOCK_STREAM, 0));
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    check("bind", bind(listener, (struct sockaddr *) &address, sizeof address));
    check("listen", listen(listener, 1));
    address.sin_port = htons((uint16_t) port(listener));
    int client = check("socket", socket(AF_INET, SOCK_STREAM, 0));
    check("connect", connect(client, (struct sockaddr *) &address, sizeof address));
    int server = check("accept", accept(listener, NULL, NULL));
    printf("%d %d %d %d\n", gettid(), server, port(server), port(client));
    fflush(stdout);
    char call[16];
    long times, count;
    while (scanf("%15s %ld %ld", call, &times, &count) == 3 && times > 0 && times <= MOST_TIMES) {
        printf("%lld\n", (long long) median(call, server, times, count));
        fflush(stdout);
    }
    return 0;
}
