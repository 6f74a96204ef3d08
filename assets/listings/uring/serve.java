void serve(Service service,
    ProbedSyscalls calls) {
  var mode = UringMode.of(
      service.own("mode"));
  if (service.own("file")
      .equals("true")) {
    UringFile.read(service, calls,
        mode, SMALLEST_RING);
    return;
  }
  ProbedRing ring = calls.uringSetup( // @ring_setup
      size(service), mode);
  if (service.isListening()) {
    ring.accept(service.listening());
  }
  for (Endpoint client
      : service.endpoints()) {
    ring.recv(client);
  }
  while (!service.isComplete()) {
    ring.submit(); // @ring_submit
    ring.await(); // @ring_wait
    while (ring.hasCompletion()
        && !service.isComplete()) {
      take(ring.take(), ring,
          service, calls);
    }
  }
  ring.close(calls); // @close
}

void take(Outcome got,
    ProbedRing ring, Service service,
    ProbedSyscalls calls) {
  if (ring.completed()
      == service.listening()) {
    welcome(got, ring, service);
    return;
  }
  Endpoint client = service.endpoint(
      ring.completed());
  long count = Reception.count(
      "recv", got);
  if (count >= 0) {
    service.received(client, count);
  }
  if (service.echoes() && count > 0) {
    ring.sendBack(client, count, // @send
        calls);
  }
  if (!client.isEnded()
      && !service.isComplete()) {
    ring.recv(client);
  }
}

void welcome(Outcome got,
    ProbedRing ring,
    Service service) {
  long fd = Reception.count(
      "accept4", got);
  if (fd >= 0) {
    ring.recv(
        service.add((int) fd));
  }
  if (service.isShortOfClients()) {
    ring.accept(service.listening());
  }
}
