/* What the listings are handed: their clients, and what is still to come from them. */
#ifndef SERVICE_H
#define SERVICE_H

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 1024 };

extern int listener;            /* the listening socket; -1 if the clients are there already */
extern int fd[MOST], count;     /* the clients so far */
extern int fds[MOST];           /* every descriptor behind its own number */
extern long left, owes[MOST];   /* how many bytes are still to come, in all and by descriptor */
extern bool ended[MOST];        /* whether the client behind a descriptor closed its end */
extern char buf[];              /* the program's buffer, */
extern size_t size;             /* and how much of it a read may fill */
extern bool echo, read_all;     /* send back what came; read until there is nothing left */
extern int timeout;             /* the longest wait in milliseconds; -1 for ever */
extern int cpus;                /* on how many CPUs its threads compute */
extern struct timespec rest;    /* the pause between two rounds of asking */

bool awaits_clients(void);      /* whether there are clients to accept */
bool drains(int fd);            /* whether a descriptor is a client's that is read until nothing is left */
bool pauses(void);              /* whether there is a pause between two rounds */
int add(int new_fd);            /* notes a new client; -1 if there is none now */
void received(int fd, ssize_t n); /* notes what a read brought */
void took(int fd, const char *bytes, ssize_t n); /* the same, out of a thread's own buffer */
void each(void (*action)(int)); /* for the listening socket, then for each client */
struct timeval *limit(void);    /* the longest wait, anew for each call; a null pointer for ever */
struct epoll_event want(int fd); /* what epoll is asked for at a descriptor */
struct epoll_event at(int fd, int events); /* the same, said by the listing */

extern enum way {
  HANDLER, WAITER, SIGNALFD, SUSPEND, PROCESSES, THREADS, COROUTINES,
  ALL, BLOCKING, NONBLOCKING, STATUS, CALLBACK, FUTURE
} how;                          /* how a program takes signals, waits for requests, calls for a job, or who hands over */
extern int rounds;              /* how often two hand something to and fro */
extern int mine;                /* the signal that descriptors send it, */
extern sigset_t both;           /* and that one and SIGIO */
extern struct timespec at_once; /* not to wait at all */

void each_signal(void (*action)(int)); /* for both of them */
enum way way_now(void);         /* how the next job is called for: BLOCKING and so on */
void compute(void);             /* looks for prime numbers, as long as the pause is */

#define UNLOCKED PTHREAD_MUTEX_INITIALIZER
enum { FOREVER = -1 };
extern bool deadlock;           /* two locks that are taken in opposite order */

struct timespec *until(int millis); /* the instant that is so far ahead; a thread's own */

/* The parts of a listing. */
void serve(void);
void take(int what);
void watch(int fd);
void receive(int fd);
int welcome(void);
void greet(void);
void drain(int fd);
void answer(int fd);
void answer_to(int fd, int result);
void watch_for(int fd, int events);
void change(int fd, int events);
void shut(int fd);
void *talk(void *client);
void *work(void *place);
void move_to(int cpu);
long primes(long from, long to);
int start(int fd);
ssize_t take_in(int fd, char *own);
void resume(int fd);
void converse(int fd);
void dispatch(int fd);
void on_connect(void);
void on_message(int fd);
void begin(void);
void handle(int sig);
void on_signal(int sig, siginfo_t *i, void *frame);
void ask(int fd);
bool has_signal(void);
void take_from(int fd);
void look(int fd);
struct job;
void fetch(int fd);
void call_and_wait(struct job *j);
void call_again(struct job *j);
void look_at_times(struct job *j);
void be_called_back(struct job *j);
void wait_at_last(struct job *j);
void hand_over(struct job *j);
void call_back(struct job *j);
ssize_t read_one(int fd, char *into);
void *run(void *two);
void count_up(void);
void hold_both(pthread_mutex_t *first, pthread_mutex_t *second);
bool hold(pthread_mutex_t *lock, int millis);
void let_go(pthread_mutex_t *lock);
void take_turns(void);
bool turn(int who);
void play(void);
void find_partner(void);
void *reply(void *nothing);
void add_one(void);

#endif
