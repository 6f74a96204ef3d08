void serve(Service service,
    ProbedSyscalls calls) {
  ProbedFiles.Space space =
      ProbedFiles.Space.of(calls);
  int fd = space.openFile(); // @open_file
  read(fd, KERNEL, space);
  read(fd, NOWHERE, space);
  long count = 1;
  while (count > 0) {
    count = read(fd, space.next(),
        space);
  }
  calls.close(fd); // @close
  space.noteRegions();
}

long read(int fd, long to,
    ProbedFiles.Space space) {
  return space.readFile( // @read_file
      fd, to);
}

boolean alone() {
  return true; // no clients
}
