// Reception
void read(Service service,
    Endpoint endpoint,
    ProbedSyscalls calls) {
  boolean more;
  do {
    Outcome got = calls.recv( // @recv
        endpoint);
    check("recv", endpoint.fd(), got);
    more = service.readsAll()
        && isSomething(got);
    if (got instanceof
        Done(long count)) {
      service.received(
          endpoint, count);
      if (service.echoes()) {
        calls.send(endpoint, count); // @send
      }
    }
  } while (more);
}

Optional<Endpoint> accept(
    Service service,
    ProbedSyscalls calls) {
  Outcome got = calls.accept( // @accept
      service.listening());
  check("accept4",
      service.listening(), got);
  return got instanceof Done(long fd)
      ? Optional.of(
          service.add((int) fd))
      : Optional.empty();
}
