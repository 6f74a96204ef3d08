void serve(Service service,
    ProbedSyscalls calls) {
  int epoll = calls.epollCreate(); // @epoll_create
  watch(service.listening(),
      Readiness.IN, epoll, calls);
  var events = new EpollEvents(
      calls.memory(), MOST_EVENTS);
  while (!service.isComplete()) {
    int ready = calls.epollWait( // @epoll_wait
        epoll, events,
        service.timeoutMillis());
    for (int i = 0; i < ready; i++) {
      int fd = events.fd(i);
      int what = events.events(i);
      if (fd == service.listening()) {
        welcome(epoll, service, calls);
      } else if ((what
          & Readiness.OUT) == 0) {
        read(service.endpoint(fd),
            epoll, service, calls);
      } else {
        answer(service.endpoint(fd),
            epoll, service, calls);
      }
    }
  }
  close(epoll, calls);
}

void welcome(int epoll,
    Service service,
    ProbedSyscalls calls) {
  Outcome got = calls.accept( // @accept
      service.listening());
  long fd = Reception.count(
      "accept4", got);
  if (fd >= 0) {
    var client = service.add((int) fd);
    calls.setNonBlocking( // @fcntl
        client.fd());
    watch(client.fd(), TO_READ,
        epoll, calls);
  }
}

void read(Endpoint client, int epoll,
    Service service,
    ProbedSyscalls calls) {
  Letter letter =
      service.letter(client);
  long count;
  do {
    Outcome got = calls.recv( // @recv
        client, letter.room());
    count = Reception.count(
        "recv", got);
    if (count >= 0) {
      service.received(
          client, count);
      letter.add(count);
    }
  } while (count > 0
      && letter.hasRoom());
  if (count == 0) {
    calls.epollDelete( // @epoll_del
        epoll, client.fd());
    close(client.fd(), calls);
    client.close();
  } else {
    change(client, TO_WRITE,
        epoll, calls);
  }
}

void answer(Endpoint client, int epoll,
    Service service,
    ProbedSyscalls calls) {
  Letter letter =
      service.letter(client);
  long count = 1;
  while (!letter.isEmpty()
      && count > 0) {
    Outcome got = calls.send( // @send
        client, letter.rest());
    count = Reception.count(
        "send", got);
    letter.sent(Math.max(0, count));
  }
  if (letter.isEmpty()) {
    change(client, TO_READ,
        epoll, calls);
  }
}

void watch(int fd, int events,
    int epoll, ProbedSyscalls calls) {
  calls.epollAdd( // @epoll_add
      epoll, fd, events);
}

void change(Endpoint client,
    int events, int epoll,
    ProbedSyscalls calls) {
  calls.epollModify( // @epoll_mod
      epoll, client.fd(), events);
}

void close(int fd,
    ProbedSyscalls calls) {
  calls.close(fd); // @close
}
