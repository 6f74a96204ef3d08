#include "service.h"

enum { TASKS = 2 };

void serve(void) {
  pthread_t tasks[TASKS];
  int cpu[TASKS];
  for (int i = 0; i < TASKS; i++) {
    cpu[i] = i % cpus;
    pthread_create( // @thread_start
        &tasks[i], 0,
        work, &cpu[i]);
  }
  while (left > 0) {
    while (awaits_clients())
      welcome();
    for (int i = 0; i < count; i++)
      if (owes[fd[i]] > 0)
        receive(fd[i]);
  }
  for (int i = 0; i < TASKS; i++)
    pthread_join( // @thread_join
        tasks[i], 0);
}

void *work(void *place) {
  int cpu = *(int *)place;
  if (cpu > 0)
    move_to(cpu);
  struct rusage before, after;
  getrusage(RUSAGE_THREAD, &before);
  primes(1000000, 1005000);
  getrusage(RUSAGE_THREAD, &after);
  return 0;
}

void move_to(int cpu) {
  cpu_set_t only;
  CPU_ZERO(&only);
  CPU_SET(cpu, &only);
  sched_setaffinity(0, sizeof only,
                    &only);
}

long primes(long from, long to) {
  long found = 0;
  for (long n = from; n < to; n++) {
    long d = 2;
    while (d * d <= n && n % d)
      d++;
    found += d * d > n;
  }
  return found;
}

// @reception
