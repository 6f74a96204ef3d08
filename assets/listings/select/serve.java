void serve(Service service,
    ProbedSyscalls calls) {
  var sets = new SelectSets(
      calls.memory(),
      service.highestDescriptor() + 1);
  for (int fd
      : service.descriptors()) {
    watch(fd, sets, service, calls);
  }
  while (!service.isComplete()) {
    if (calls.select( // @select
        sets, service.timeoutNanos())
        == 0) {
      continue; // the time ran out
    }
    for (int fd = sets.nextReturned(0);
        fd >= 0;
        fd = sets.nextReturned(
            fd + 1)) {
      take(fd, sets, service, calls);
    }
  }
}

void take(int fd, SelectSets sets,
    Service service,
    ProbedSyscalls calls) {
  if (fd == service.listening()) {
    Reception.accept(service, calls)
        .ifPresent(endpoint -> watch(
            endpoint.fd(), sets,
            service, calls));
    return;
  }
  Endpoint endpoint =
      service.endpoint(fd);
  Reception.serve(service, endpoint,
      sets.returned(fd), calls);
  sets.want(fd, service.wanted(fd));
}

// @reception

void watch(int fd, SelectSets sets,
    Service service,
    ProbedSyscalls calls) {
  if (service.drains(fd)) {
    calls.setNonBlocking(fd); // @fcntl
  }
  sets.add(fd, service.wanted(fd));
}
