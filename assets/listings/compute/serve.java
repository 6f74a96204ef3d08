void serve(Service service,
    ProbedSyscalls calls) {
  int tasks = Integer.parseInt(
      service.own(TASKS));
  long end = FIRST
      + numbers(service.workNanos());
  for (int i = 0; i < tasks; i++) {
    int cpu = service.cpu(i);
    boolean moves =
        cpu != service.cpu(0);
    calls.crew().start( // @thread_start
        own -> work(own.work(),
            moves ? cpu : -1, end));
  }
  while (!service.isComplete()) {
    while (service.isShortOfClients()) {
      Reception.accept(service, calls);
    }
    for (Endpoint endpoint
        : service.endpoints()) {
      if (endpoint.isExpected()) {
        Reception.read(
            service, endpoint, calls);
      }
    }
  }
  calls.crew().join(); // @thread_join
}

void work(ProbedWork work,
    int cpu, long end) {
  if (cpu >= 0) {
    work.moveTo(cpu);
  }
  work.countSwitches();
  work.compute(() ->
      PrimeCount.count(FIRST, end));
  work.countSwitches();
}

long numbers(long nanos) {
  return 2 * nanos
      / NANOS_A_MILLISECOND
      * NUMBERS_A_MILLISECOND;
}

// @reception
