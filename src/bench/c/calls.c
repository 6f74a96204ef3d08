/* Makes system calls on order and tells what they took. It prints its thread id, and the descriptor and the port of a
   connected socket that nothing ever comes to, and its peer's. For each line `getppid N` or `recv N` of its input it
   makes N such calls in a row and prints the nanoseconds that they took together. */
#define _GNU_SOURCE
#include "check.h"
#include <arpa/inet.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

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

static int64_t asked(long count) {
    int64_t begin = now();
    for (long i = 0; i < count; i++) {
        getppid();
    }
    return now() - begin;
}

static int64_t tried(int fd, long count) {
    char buffer[64];
    int64_t begin = now();
    for (long i = 0; i < count; i++) {
        if (recv(fd, buffer, sizeof buffer, MSG_DONTWAIT) != -1 || errno != EAGAIN) {
            fprintf(stderr, "something came\n");
            exit(1);
        }
    }
    return now() - begin;
}

int main(void) {
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
    long count;
    while (scanf("%15s %ld", call, &count) == 2) {
        printf("%lld\n", (long long) (strcmp(call, "recv") == 0 ? tried(server, count) : asked(count)));
        fflush(stdout);
    }
    return 0;
}
