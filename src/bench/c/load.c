/* A load generator: `load PORT BUSY IDLE SIZE MILLIS`. It opens BUSY + IDLE connections. On each busy one it sends a
   message of SIZE bytes as soon as the one before has come back whole. After a quarter of the time, for warming up, it
   counts for MILLIS. It prints the messages that came back per second, the median and the 99th percentile of their
   times in microseconds, and how many came back in all. */
#include "check.h"
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>

enum { MOST_EVENTS = 64, MOST_BYTES = 4096, MOST_TIMES = 1 << 22 };

struct connection {
    int fd;
    int missing;
    int64_t sent;
};

static char message[MOST_BYTES];
static char answer[MOST_BYTES];
static uint32_t times[MOST_TIMES];

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static int connected(int port) {
    int fd = check("socket", socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons((uint16_t) port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    check("connect", connect(fd, (struct sockaddr *) &address, sizeof address));
    int on = 1;
    check("setsockopt", setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on));
    return fd;
}

static void ask(struct connection *c, int size) {
    c->sent = now();
    c->missing = size;
    if (send(c->fd, message, (size_t) size, MSG_NOSIGNAL) != size) {
        perror("send");
        exit(1);
    }
}

static int in_order(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *) a, y = *(const uint32_t *) b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv) {
    if (argc != 6) {
        fprintf(stderr, "load PORT BUSY IDLE SIZE MILLIS\n");
        return 2;
    }
    int port = atoi(argv[1]), busy = atoi(argv[2]), idle = atoi(argv[3]), size = atoi(argv[4]);
    int64_t span = atoll(argv[5]) * 1000000LL;
    struct connection *connections = calloc((size_t) busy, sizeof *connections);
    struct epoll_event ready[MOST_EVENTS];
    int epoll = check("epoll_create1", epoll_create1(EPOLL_CLOEXEC));
    for (int i = 0; i < idle; i++) {
        connected(port);
    }
    for (int i = 0; i < busy; i++) {
        connections[i].fd = connected(port);
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = &connections[i]};
        check("epoll_ctl", epoll_ctl(epoll, EPOLL_CTL_ADD, connections[i].fd, &event));
        ask(&connections[i], size);
    }
    int64_t begin = now() + span / 4, end = begin + span, last = begin;
    int64_t answers = 0, all = 0;
    while (last < end) {
        int count = check("epoll_wait", epoll_wait(epoll, ready, MOST_EVENTS, 5000));
        if (count == 0) {
            fprintf(stderr, "no answer for 5 seconds\n");
            return 1;
        }
        for (int i = 0; i < count; i++) {
            struct connection *c = ready[i].data.ptr;
            c->missing -= check("recv", (int) recv(c->fd, answer, MOST_BYTES, MSG_DONTWAIT));
            if (c->missing > 0) {
                continue;
            }
            last = now();
            all++;
            if (last >= begin) {
                times[answers++ % MOST_TIMES] = (uint32_t) (last - c->sent);
            }
            ask(c, size);
        }
    }
    size_t known = answers < MOST_TIMES ? (size_t) answers : MOST_TIMES;
    qsort(times, known, sizeof *times, in_order);
    printf("%.0f %.1f %.1f %lld\n", answers * 1e9 / (double) (last - begin), times[known / 2] / 1e3,
           times[known * 99 / 100] / 1e3, (long long) all);
    return 0;
}
