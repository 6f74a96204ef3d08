#include "service.h"

static int sfd = -1, taken;
static volatile int written;
static siginfo_t info, came[256];

void serve(void) {
  begin();
  each(ask);
  each(take_from);
  while (left > 0) {
    compute();
    while (has_signal())
      if (info.si_code == SI_KERNEL)
        each(take_from);
      else
        take_from(info.si_fd);
  }
  if (sfd >= 0)
    close(sfd); // @close
}

void begin(void) {
  if (how == HANDLER)
    each_signal(handle);
  else
    sigprocmask(SIG_BLOCK, // @sigprocmask
                &both, 0);
  if (how == SIGNALFD)
    sfd = signalfd(-1, &both, // @signalfd
                   SFD_NONBLOCK);
}

void handle(int sig) {
  struct sigaction act = {
    .sa_sigaction = on_signal,
    .sa_flags = SA_SIGINFO
                | SA_RESTART};
  sigaction(sig, &act, 0); // @sigaction
}

void on_signal(int sig, siginfo_t *i,
               void *frame) {
  (void)sig, (void)frame;
  came[written % 256] = *i;
  written++;
}

void ask(int fd) {
  struct f_owner_ex me =
    {F_OWNER_TID, gettid()};
  fcntl(fd, F_SETSIG, mine); // @setsig
  fcntl(fd, F_SETOWN_EX, &me); // @setown
  fcntl(fd, F_SETFL, // @setasync
        O_ASYNC | O_NONBLOCK);
}

bool has_signal(void) {
  if (how == WAITER)
    return sigtimedwait(&both, // @sigtimedwait
               &info, &at_once) > 0;
  if (how == SIGNALFD) {
    struct signalfd_siginfo i;
    if (read(sfd, &i, sizeof i) < 0) // @read_signal
      return false;
    info.si_fd = i.ssi_fd;
    info.si_code = i.ssi_code;
    return true;
  }
  if (taken == written)
    return false;
  info = came[taken++ % 256];
  return true;
}

void take_from(int fd) {
  if (fd == listener)
    greet();
  else if (!ended[fd])
    drain(fd);
}

void greet(void) {
  int fd;
  while ((fd = add(accept(listener, // @accept
               0, 0))) >= 0) {
    ask(fd);
    drain(fd);
  }
}

void drain(int fd) {
  ssize_t n;
  do {
    n = recv(fd, buf, size, 0); // @recv
    received(fd, n);
    if (n > 0 && echo)
      send(fd, buf, n, 0); // @send
  } while (n > 0);
}
