/* An echo server with epoll, on one thread: `echo level` or `echo edge`. It prints its port and its thread and runs
   until it is killed. EchoServer.java is the same program, call for call. `echo level beside` has a second thread
   that does nothing: the kernel counts the users of a descriptor in every call when threads share them, as those of
   a Java program always do. */
#define _GNU_SOURCE
#include "check.h"
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST_EVENTS = 64, BUFFER_BYTES = 4096 };

static char buffer[BUFFER_BYTES];

static int listening(void) {
    int fd = check("socket", socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    check("bind", bind(fd, (struct sockaddr *) &address, length));
    check("listen", listen(fd, 1024));
    check("getsockname", getsockname(fd, (struct sockaddr *) &address, &length));
    printf("%d %d\n", ntohs(address.sin_port), gettid());
    fflush(stdout);
    return fd;
}

static void watch(int epoll, int fd, unsigned events) {
    struct epoll_event event = {.events = events, .data.u64 = (unsigned) fd};
    check("epoll_ctl", epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event));
}

static void take(int epoll, int listener, unsigned events) {
    int fd = check("accept4", accept4(listener, NULL, NULL, SOCK_CLOEXEC));
    int on = 1;
    check("setsockopt", setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on));
    watch(epoll, fd, events);
}

/* Sends back what came; returns 0 when there is nothing more. */
static int echo(int fd) {
    ssize_t count = recv(fd, buffer, BUFFER_BYTES, MSG_DONTWAIT);
    if (count > 0) {
        if (send(fd, buffer, (size_t) count, MSG_NOSIGNAL) != count) {
            fprintf(stderr, "a short send\n");
            exit(1);
        }
        return 1;
    }
    if (count < 0 && errno == EAGAIN) {
        return 0;
    }
    check("close", close(fd)); /* the other end closed it, or broke it */
    return 0;
}

static void *idle(void *nothing) {
    for (;;) {
        pause();
    }
    return nothing;
}

int main(int argc, char **argv) {
    int edge = argc > 1 && strcmp(argv[1], "edge") == 0;
    pthread_t second;
    if (argc > 2 && strcmp(argv[2], "beside") == 0) {
        check("pthread_create", -pthread_create(&second, NULL, idle, NULL));
    }
    unsigned events = EPOLLIN | (edge ? EPOLLET : 0);
    int listener = listening();
    int epoll = check("epoll_create1", epoll_create1(EPOLL_CLOEXEC));
    struct epoll_event ready[MOST_EVENTS];
    watch(epoll, listener, EPOLLIN);
    for (;;) {
        int count = check("epoll_wait", epoll_wait(epoll, ready, MOST_EVENTS, -1));
        for (int i = 0; i < count; i++) {
            int fd = (int) ready[i].data.u64;
            if (fd == listener) {
                take(epoll, listener, events);
            } else if (edge) {
                while (echo(fd)) {
                }
            } else {
                echo(fd);
            }
        }
    }
}
