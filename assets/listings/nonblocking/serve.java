void serve(Service service,
    ProbedSyscalls calls) {
  for (int fd
      : service.descriptors()) {
    prepare(fd, calls);
  }
  while (!service.isComplete()) {
    if (service.awaitsClients()) {
      Reception.accept(service, calls)
          .ifPresent(endpoint ->
              prepare(endpoint.fd(),
                  calls));
    }
    for (Endpoint endpoint
        : service.endpoints()) {
      if (!endpoint.isEnded()) {
        Reception.serve(
            service, endpoint,
            service.wanted(
                endpoint.fd()),
            calls);
      }
    }
    if (service.pauseNanos() > 0
        && !service.isComplete()) {
      calls.sleep( // @sleep
          service.pauseNanos());
    }
  }
}

// @reception

void prepare(int fd,
    ProbedSyscalls calls) {
  calls.setNonBlocking(fd); // @fcntl
}
