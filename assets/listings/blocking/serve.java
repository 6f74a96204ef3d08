void serve(Service service,
    ProbedSyscalls calls) {
  while (!service.isComplete()) {
    while (service.isShortOfClients()) {
      Reception.accept(service, calls);
    }
    for (Endpoint endpoint
        : service.endpoints()) {
      if (endpoint.isExpected()) {
        Reception.serve(service,
            endpoint, 0, calls);
      }
    }
  }
}

// @reception
