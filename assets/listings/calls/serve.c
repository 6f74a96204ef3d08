#include "service.h"
#include <semaphore.h>

// One job: read one message. Five
// ways to call for it, in turn.
struct job {
  int fd;
  enum way way;
  ssize_t n;
  atomic_int is_done, called;
  sem_t done;
};

static struct job *next;
static sem_t inbox;
static pthread_t worker;
static bool staffed;
static char own[1 << 16];

void serve(void) {
  sem_init(&inbox, 0, 0);
  while (left > 0) {
    while (awaits_clients())
      add(accept(listener, // @accept
                 0, 0));
    for (int i = 0; i < count; i++)
      if (owes[fd[i]] > 0)
        fetch(fd[i]);
  }
  if (staffed) {
    next = 0;
    sem_post(&inbox);
    pthread_join(worker, 0); // @thread_join
  }
}

void fetch(int fd) {
  struct job j = {.fd = fd,
                  .way = way_now()};
  sem_init(&j.done, 0, 0);
  if (j.way == BLOCKING)
    call_and_wait(&j);
  else if (j.way == NONBLOCKING)
    call_again(&j);
  else {
    hand_over(&j);
    if (j.way == STATUS)
      look_at_times(&j);
    else if (j.way == CALLBACK)
      be_called_back(&j);
    else
      wait_at_last(&j);
  }
}

void call_and_wait(struct job *j) {
  j->n = read_one(j->fd, buf);
  received(j->fd, j->n);
}

void call_again(struct job *j) {
  while ((j->n = recv( // @recv_now
              j->fd, buf, size,
              MSG_DONTWAIT)) < 0)
    compute();
  received(j->fd, j->n);
}

void look_at_times(struct job *j) {
  while (!j->is_done)
    compute();
}

void be_called_back(struct job *j) {
  while (!j->called)
    compute();
}

void wait_at_last(struct job *j) {
  compute();
  sem_wait(&j->done); // @future_get
}

void hand_over(struct job *j) {
  if (!staffed)
    pthread_create( // @thread_start
        &worker, 0, work, 0);
  staffed = true;
  next = j;
  sem_post(&inbox);
}

void *work(void *nothing) {
  while (!sem_wait(&inbox) && next) {
    struct job *j = next;
    enum way way = j->way;
    j->n = read_one(j->fd, own);
    took(j->fd, own, j->n);
    if (way == FUTURE)
      sem_post(&j->done); // @future_done
    else if (way == CALLBACK)
      call_back(j);
    else
      j->is_done = true;
  }
  return nothing;
}

void call_back(struct job *j) {
  j->called = true;
}

ssize_t read_one(int fd, char *to) {
  return recv(fd, to, size, 0); // @recv
}
