void serve(Service service,
    ProbedSyscalls calls) {
  while (service.awaitsClients()) {
    Outcome got = calls.accept( // @accept
        service.listening());
    long fd = Reception.count(
        "accept4", got);
    if (fd >= 0) {
      var client =
          service.add((int) fd);
      calls.crew().start( // @thread_start
          own -> converse(client, own));
    }
  }
  calls.crew().join(); // @thread_join
}

void converse(Endpoint client,
    ProbedSyscalls calls) {
  long count = receive(client, calls);
  while (count != 0) {
    send(client, count, calls);
    count = receive(client, calls);
  }
  close(client.fd(), calls);
}

long receive(Endpoint client,
    ProbedSyscalls calls) {
  Outcome got = calls.recv(client); // @recv
  return Reception.count("recv", got);
}

void send(Endpoint client,
    long count, ProbedSyscalls calls) {
  if (count > 0) {
    calls.send(client, count); // @send
  }
}

void close(int fd,
    ProbedSyscalls calls) {
  calls.close(fd); // @close
}
