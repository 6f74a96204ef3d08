void serve(Service service,
    ProbedSyscalls calls) {
  FileWork file = service.file();
  ProbedFiles files =
      ProbedFiles.of(calls);
  String how = service.own("how");
  int fd = files.openFile( // @open_file
      file.path(),
      how.equals("direct"));
  switch (how) {
    case "mmap" ->
        map(fd, file, files);
    case "sendfile" ->
        send(fd, file, files);
    case "splice" ->
        splice(fd, file, files);
    default -> read(fd, files);
  }
  calls.close(fd); // @close
}

void read(int fd, ProbedFiles files) {
  long count = 1;
  while (count > 0) {
    count = files.readFile(fd); // @read_file
  }
}

void map(int fd, FileWork file,
    ProbedFiles files) {
  var memory = files.mmap( // @mmap
      fd, file.lengthBytes());
  files.touchAll(memory);
  files.munmap(memory); // @munmap
}

void send(int fd, FileWork file,
    ProbedFiles files) {
  var to = ProbedFiles.outlets(file);
  long left = file.lengthBytes();
  while (left > 0) {
    left -= files.sendfile( // @sendfile
        to.socket(), fd, left);
  }
}

void splice(int fd, FileWork file,
    ProbedFiles files) {
  var to = ProbedFiles.outlets(file);
  long left = file.lengthBytes();
  while (left > 0) {
    long count = move(fd,
        to.pipeWrite(), left, files);
    move(to.pipeRead(), to.socket(),
        count, files);
    left -= count;
  }
}

long move(int from, int to,
    long most, ProbedFiles files) {
  return files.splice( // @splice
      from, to, most);
}
