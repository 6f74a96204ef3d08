void serve(Service service,
    ProbedSyscalls calls) {
  if (service.own("file")
      .equals("true")) {
    AioFile.read(service, calls);
    return;
  }
  while (service.awaitsClients()) {
    Outcome got = calls.accept( // @accept
        service.listening());
    long fd = Reception.count(
        "accept4", got);
    if (fd >= 0) {
      service.add((int) fd);
    }
  }
  ProbedAio aio = calls.aio();
  List<Request> pending =
      new ArrayList<>();
  for (Endpoint client
      : service.endpoints()) {
    pending.add(ask(
        aio.prepare(client), aio));
  }
  var primes = new Primes();
  while (!service.isComplete()) {
    pass(pending, primes,
        service, aio);
    pending = look(
        pending, service, calls);
  }
}

void pass(List<Request> pending,
    Primes primes, Service service,
    ProbedAio aio) {
  if (service.own("how")
      .equals(SUSPEND)) {
    aio.aioSuspend(pending); // @aio_suspend
  } else {
    aio.compute(() -> primes.search(
        service.pauseNanos()));
  }
}

Request ask(Request request,
    ProbedAio aio) {
  aio.aioRead(request); // @aio_read
  return request;
}

List<Request> look(
    List<Request> pending,
    Service service,
    ProbedSyscalls calls) {
  ProbedAio aio = calls.aio();
  List<Request> next =
      new ArrayList<>();
  for (Request request : pending) {
    if (!aio.aioError(request)) { // @aio_error
      next.add(request);
    } else if (take(
        request, service, calls)) {
      next.add(ask(request, aio));
    }
  }
  return next;
}

boolean take(Request request,
    Service service,
    ProbedSyscalls calls) {
  ProbedAio aio = calls.aio();
  Endpoint client =
      request.endpoint();
  long count =
      aio.aioReturn(request); // @aio_return
  service.received(client, count);
  if (count > 0
      && service.echoes()) {
    Outcome sent = calls.send( // @send
        client, request.bytes(count));
    Reception.count("send", sent);
  }
  return client.isExpected();
}
