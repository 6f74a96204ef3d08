void serve(Service service,
    ProbedSyscalls calls) {
  ProbedProcesses processes =
      calls.processes(path(service));
  List<Integer> children =
      new ArrayList<>();
  while (service.awaitsClients()) {
    Outcome got = calls.accept( // @accept
        service.listening());
    long fd = Reception.count(
        "accept4", got);
    if (fd >= 0) {
      children.add(
          start((int) fd, processes));
      close((int) fd, calls);
      service.add((int) fd).close();
    }
  }
  for (int child : children) {
    processes.waitFor(child); // @child_wait
  }
}

int start(int fd,
    ProbedProcesses processes) {
  return processes.spawn(fd); // @spawn
}

void close(int fd,
    ProbedSyscalls calls) {
  calls.close(fd); // @close
}
