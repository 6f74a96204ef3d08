#include "service.h"
#include <spawn.h>
#include <sys/wait.h>

static pid_t child[MOST];
static int started;

void serve(void) {
  while (awaits_clients()) {
    int fd = add(accept(listener, // @accept
                        0, 0));
    if (fd >= 0) {
      child[started++] = start(fd);
      shut(fd);
    }
  }
  for (int i = 0; i < started; i++)
    waitpid( // @child_wait
        child[i], 0, 0);
}

int start(int fd) {
  pid_t pid;
  char *argv[] = {"cat", 0};
  char *env[] = {0};
  posix_spawn_file_actions_t a;
  posix_spawn_file_actions_init(&a);
  posix_spawn_file_actions_adddup2(
      &a, fd, 0);
  posix_spawn_file_actions_adddup2(
      &a, fd, 1);
  posix_spawn( // @spawn
      &pid, "/bin/cat", &a, 0,
      argv, env);
  return pid;
}

void shut(int fd) {
  close(fd); // @close
}
