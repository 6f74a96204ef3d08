// A lock of the JDK does the same:
//   lock.lock(); lock.unlock();
//   lock.tryLock(300, MILLISECONDS)
void serve(Service service,
    ProbedSyscalls calls) {
  var a = new Mutex('A',
      calls.memory());
  var b = new Mutex('B',
      calls.memory());
  var counter =
      new SharedValue("counter");
  for (int i = 0; i < 2; i++) {
    Mutex first = i == 0
        || !deadlocks(service) ? a : b;
    Mutex second = i == 0 ? b : a;
    calls.crew().start( // @thread_start
        own -> run(first, second,
            counter, service, own));
  }
  calls.crew().join(); // @thread_join
  if (!deadlocks(service)) {
    takeTurns(
        counter, service, calls);
  }
}

void run(Mutex first, Mutex second,
    SharedValue counter,
    Service service,
    ProbedSyscalls calls) {
  if (deadlocks(service)) {
    holdBoth(first, second,
        service, calls);
  } else {
    count(first, counter,
        service, calls);
  }
}

void count(Mutex lock,
    SharedValue counter,
    Service service,
    ProbedSyscalls calls) {
  hold(lock, FOREVER, calls.locks());
  addOne(counter, service, calls);
  letGo(lock, calls.locks());
}

void holdBoth(
    Mutex first, Mutex second,
    Service service,
    ProbedSyscalls calls) {
  hold(first, FOREVER, calls.locks());
  compute(service, calls);
  if (hold(second, limit(service),
      calls.locks())) {
    letGo(second, calls.locks());
  }
  letGo(first, calls.locks());
}

boolean hold(Mutex lock, long limit,
    ProbedLocks locks) {
  return locks.lock(lock, limit); // @lock
}

void letGo(Mutex lock,
    ProbedLocks locks) {
  locks.unlock(lock); // @unlock
}

void takeTurns(SharedValue counter,
    Service service,
    ProbedSyscalls calls) {
  var all = new Coroutines();
  for (int i = 0; i < 2; i++) {
    all.start(() -> {
      addOne(counter, service, calls);
      all.giveWay();
    });
  }
  while (all.canGoOn()) {
    calls.resume(all.next());
  }
}

void addOne(SharedValue counter,
    Service service,
    ProbedSyscalls calls) {
  long seen =
      calls.locks().load(counter);
  compute(service, calls);
  calls.locks().store(
      counter, seen + 1);
}
