void serve(Service service,
    ProbedSyscalls calls) {
  String how = service.own("how");
  ProbedSignals signals =
      calls.signals();
  var primes = new Primes();
  int signalfd = begin(how, signals);
  for (int fd
      : service.descriptors()) {
    ask(fd, signals);
  }
  takeAll(service, calls);
  while (!service.isComplete()) {
    signals.compute(() ->
        primes.search(
            service.pauseNanos()));
    while (hasSignal(how, signalfd,
        signals)) {
      if (signals.info()
          .namesDescriptor()) {
        take(signals.info().fd(),
            service, calls);
      } else {
        takeAll(service, calls);
      }
    }
  }
  if (how.equals(SIGNALFD)) {
    calls.close(signalfd); // @close
  }
}

int begin(String how,
    ProbedSignals signals) {
  if (how.equals(HANDLER)) {
    signals.handle(); // @sigaction
  } else {
    signals.block(); // @sigprocmask
  }
  return how.equals(SIGNALFD)
      ? signals.open() // @signalfd
      : NO_DESCRIPTOR;
}

void ask(int fd,
    ProbedSignals signals) {
  signals.setSignal(fd); // @setsig
  signals.setOwner(fd); // @setown
  signals.setAsync(fd); // @setasync
}

boolean hasSignal(String how,
    int signalfd,
    ProbedSignals signals) {
  return switch (how) {
    case HANDLER ->
        signals.takeNoted();
    case WAITER ->
        signals.takePending(); // @sigtimedwait
    default ->
        signals.read(signalfd); // @read_signal
  };
}

void takeAll(Service service,
    ProbedSyscalls calls) {
  for (int fd
      : service.descriptors()) {
    take(fd, service, calls);
  }
}

void take(int fd, Service service,
    ProbedSyscalls calls) {
  if (fd == service.listening()) {
    welcome(service, calls);
  } else if (service.isServed(fd)) {
    drain(service.endpoint(fd),
        service, calls);
  }
}

void welcome(Service service,
    ProbedSyscalls calls) {
  long fd;
  do {
    Outcome got = calls.accept( // @accept
        service.listening());
    fd = Reception.count(
        "accept4", got);
    if (fd >= 0) {
      Endpoint client =
          service.add((int) fd);
      ask(client.fd(),
          calls.signals());
      drain(client, service, calls);
    }
  } while (fd >= 0);
}

void drain(Endpoint client,
    Service service,
    ProbedSyscalls calls) {
  long count;
  do {
    Outcome got = calls.recv(client); // @recv
    count = Reception.count(
        "recv", got);
    if (count >= 0) {
      service.received(
          client, count);
    }
    if (count > 0
        && service.echoes()) {
      calls.send(client, count); // @send
    }
  } while (count > 0);
}
