void serve(Service service,
    ProbedSyscalls calls) {
  int epoll = calls.epollCreate(); // @epoll_create
  for (int fd
      : service.descriptors()) {
    watch(fd, epoll, service, calls);
  }
  var events = new EpollEvents(
      calls.memory(), MOST_EVENTS);
  while (!service.isComplete()) {
    int ready = calls.epollWait( // @epoll_wait
        epoll, events,
        service.timeoutMillis());
    for (int i = 0; i < ready; i++) {
      take(events.fd(i),
          events.events(i), epoll,
          service, calls);
    }
  }
  calls.close(epoll); // @close
}

void take(int fd, int events,
    int epoll, Service service,
    ProbedSyscalls calls) {
  if (fd == service.listening()) {
    Reception.accept(service, calls)
        .ifPresent(endpoint -> watch(
            endpoint.fd(), epoll,
            service, calls));
    return;
  }
  Endpoint endpoint =
      service.endpoint(fd);
  int wanted = service.wanted(fd);
  Reception.serve(service, endpoint,
      events, calls);
  if (endpoint.isEnded()) {
    calls.epollDelete(epoll, fd); // @epoll_del
  } else {
    Answering.change(epoll, fd,
        wanted, service, calls);
  }
}

// @reception

void watch(int fd, int epoll,
    Service service,
    ProbedSyscalls calls) {
  if (service.drains(fd)) {
    calls.setNonBlocking(fd); // @fcntl
  }
  calls.epollAdd(epoll, fd, // @epoll_add
      service.epollEvents(fd));
}
