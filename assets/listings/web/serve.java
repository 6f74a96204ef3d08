void serve(Service service,
    ProbedSyscalls calls) {
  ProbedFiles files =
      ProbedFiles.of(calls);
  while (!service.isComplete()) {
    Outcome got = calls.accept( // @accept
        service.listening());
    long fd = Reception.count(
        "accept4", got);
    var client =
        service.add((int) fd);
    while (asks(client, service,
        files, calls)) {
      answer(client, service.file(),
          files, calls);
    }
    close(client.fd(), calls);
    client.close();
  }
}

boolean asks(Endpoint client,
    Service service,
    ProbedFiles files,
    ProbedSyscalls calls) {
  Outcome got = calls.recv( // @recv
      client, files.buffer());
  long count = Reception.count(
      "recv", got);
  service.received(client, count);
  return count > 0;
}

void answer(Endpoint client,
    FileWork file,
    ProbedFiles files,
    ProbedSyscalls calls) {
  int fd = files.openFile( // @open_file
      file.path(), false);
  long count = files.readFile( // @read_file
      fd, Http.HEAD_BYTES);
  close(fd, calls);
  files.put(Http.head(count));
  send(client, files.got(
      Http.HEAD_BYTES + count), calls);
}

void send(Endpoint client,
    MemorySegment bytes,
    ProbedSyscalls calls) {
  Outcome got = calls.send( // @send
      client, bytes);
  Reception.count("send", got);
}

void close(int fd,
    ProbedSyscalls calls) {
  calls.close(fd); // @close
}
