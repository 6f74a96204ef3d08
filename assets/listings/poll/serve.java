void serve(Service service,
    ProbedSyscalls calls) {
  var array =
      new PollArray(calls.memory());
  for (int fd
      : service.descriptors()) {
    watch(fd, array, service, calls);
  }
  while (!service.isComplete()) {
    int left = calls.poll( // @poll
        array,
        service.timeoutMillis());
    for (int i = 0; left > 0; i++) {
      if (array.returned(i) != 0) {
        left--;
        take(i, array,
            service, calls);
      }
    }
  }
}

void take(int index,
    PollArray array,
    Service service,
    ProbedSyscalls calls) {
  if (array.fd(index)
      == service.listening()) {
    Reception.accept(service, calls)
        .ifPresent(endpoint -> watch(
            endpoint.fd(), array,
            service, calls));
    return;
  }
  Endpoint endpoint =
      service.endpoint(
          array.fd(index));
  Reception.serve(service, endpoint,
      array.returned(index), calls);
  if (endpoint.isEnded()) {
    array.ignore(index);
  } else {
    array.want(index,
        service.wanted(
            endpoint.fd()));
  }
}

// @reception

void watch(int fd, PollArray array,
    Service service,
    ProbedSyscalls calls) {
  if (service.drains(fd)) {
    calls.setNonBlocking(fd); // @fcntl
  }
  array.add(fd, service.wanted(fd));
}
