// A virtual thread is a coroutine, too,
// with the scheduler of the JDK:
//   Thread.startVirtualThread(
//       () -> converse(client));
void serve(Service service,
    ProbedSyscalls calls) {
  int epoll = calls.epollCreate(); // @epoll_create
  var all = new Coroutines();
  if (service.isListening()) {
    all.start(() -> welcome(all,
        epoll, service, calls));
  }
  for (Endpoint client
      : service.endpoints()) {
    all.start(() -> converse(client,
        all, epoll, service, calls));
  }
  schedule(all, epoll, service, calls);
  calls.close(epoll); // @close
}

void schedule(Coroutines all,
    int epoll, Service service,
    ProbedSyscalls calls) {
  var events = new EpollEvents(
      calls.memory(), MOST_EVENTS);
  while (true) {
    while (all.canGoOn()) {
      calls.resume(all.next());
    }
    if (service.isComplete()) {
      return;
    }
    int ready = calls.epollWait( // @epoll_wait
        epoll, events,
        service.timeoutMillis());
    for (int i = 0; i < ready; i++) {
      all.ready(events.fd(i));
    }
  }
}

void converse(Endpoint client,
    Coroutines all, int epoll,
    Service service,
    ProbedSyscalls calls) {
  watch(client.fd(), epoll,
      service, calls);
  boolean forgets = false;
  do {
    if (!forgets) {
      all.park(client.fd());
    }
    Reception.read(
        service, client, calls);
    forgets = stalls(client, service);
  } while (client.isExpected());
  calls.epollDelete( // @epoll_del
      epoll, client.fd());
}

void welcome(Coroutines all,
    int epoll, Service service,
    ProbedSyscalls calls) {
  watch(service.listening(), epoll,
      service, calls);
  while (true) {
    all.park(service.listening());
    Reception.accept(service, calls)
        .ifPresent(client ->
            all.start(() -> converse(
                client, all, epoll,
                service, calls)));
  }
}

// @reception

void watch(int fd, int epoll,
    Service service,
    ProbedSyscalls calls) {
  calls.epollAdd(epoll, fd, // @epoll_add
      service.epollEvents(fd));
}

boolean stalls(Endpoint client,
    Service service) {
  return service.own("stall")
          .equals("true")
      && client == service.endpoints()
          .getFirst();
}
