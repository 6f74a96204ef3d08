#include "service.h"

static pthread_mutex_t a = UNLOCKED,
                       b = UNLOCKED;
static pthread_mutex_t *order[2][2] =
    {{&a, &b}, {&b, &a}};
static long counter;

void serve(void) {
  pthread_t t[2];
  for (int i = 0; i < 2; i++)
    pthread_create( // @thread_start
        &t[i], 0, run, order[i]);
  for (int i = 0; i < 2; i++)
    pthread_join(t[i], 0); // @thread_join
  if (!deadlock)
    take_turns();
  printf("%ld\n", counter);
}

void *run(void *two) {
  pthread_mutex_t **lock = two;
  if (deadlock)
    hold_both(lock[0], lock[1]);
  else
    count_up();
  return 0;
}

void count_up(void) {
  hold(&a, FOREVER);
  add_one();
  let_go(&a);
}

void hold_both(
    pthread_mutex_t *first,
    pthread_mutex_t *second) {
  hold(first, FOREVER);
  compute();
  if (hold(second, 300))
    let_go(second);
  let_go(first);
}

bool hold(pthread_mutex_t *lock,
          int millis) {
  return !pthread_mutex_timedlock( // @lock
      lock, until(millis));
}

void let_go(pthread_mutex_t *lock) {
  pthread_mutex_unlock(lock); // @unlock
}

/* A coroutine without a stack keeps
   the line where it goes on. */
static int line[2];

void take_turns(void) {
  bool more = true;
  while (more)
    more = turn(0) | turn(1);
}

bool turn(int who) {
  switch (line[who]) {
  case 0:
    add_one();
    line[who] = 1;
    return true; /* gives way */
  }
  return false;
}

void add_one(void) {
  long seen = counter;
  compute();
  counter = seen + 1;
}
