void serve(Service service,
    ProbedSyscalls calls) {
  int epoll = calls.epollCreate(); // @epoll_create
  for (int fd
      : service.descriptors()) {
    watch(fd, epoll, service, calls);
  }
  var queue = new EventQueue();
  var events = new EpollEvents(
      calls.memory(), MOST_EVENTS);
  while (!service.isComplete()) {
    int ready = calls.epollWait( // @epoll_wait
        epoll, events,
        service.timeoutMillis());
    for (int i = 0; i < ready; i++) {
      Event event =
          queue.put(events.fd(i));
      calls.queued(event.number(),
          event.fd(),
          events.events(i));
    }
    while (!queue.isEmpty()) {
      dispatch(queue.take(), epoll,
          service, calls);
    }
  }
  calls.close(epoll); // @close
}

void dispatch(Event event, int epoll,
    Service service,
    ProbedSyscalls calls) {
  if (event.fd()
      == service.listening()) {
    calls.taken(event.number(),
        "onConnect");
    onConnect(epoll, service, calls);
  } else {
    calls.taken(event.number(),
        "onMessage");
    onMessage(
        service.endpoint(event.fd()),
        epoll, service, calls);
  }
}

void onConnect(int epoll,
    Service service,
    ProbedSyscalls calls) {
  Reception.accept(service, calls)
      .ifPresent(client -> watch(
          client.fd(), epoll,
          service, calls));
}

void onMessage(Endpoint client,
    int epoll, Service service,
    ProbedSyscalls calls) {
  Reception.read(
      service, client, calls);
  if (client.isEnded()) {
    calls.epollDelete( // @epoll_del
        epoll, client.fd());
  } else if (service.own("stall")
      .equals("true")) {
    compute(service.workNanos());
  }
}

// @reception

void watch(int fd, int epoll,
    Service service,
    ProbedSyscalls calls) {
  calls.setNonBlocking(fd); // @fcntl
  calls.epollAdd(epoll, fd, // @epoll_add
      service.epollEvents(fd));
}

void compute(long nanos) {
  long end =
      System.nanoTime() + nanos;
  while (System.nanoTime() < end) {
    Thread.onSpinWait();
  }
}
