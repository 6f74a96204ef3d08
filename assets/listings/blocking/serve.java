void serve(Service service,
    ProbedSyscalls calls) {
  while (service.awaitsClients()) {
    Reception.accept(service, calls);
  }
  while (!service.isComplete()) {
    for (Endpoint endpoint
        : service.endpoints()) {
      if (endpoint.isExpected()) {
        Reception.read(
            service, endpoint, calls);
      }
    }
  }
}

// @reception
