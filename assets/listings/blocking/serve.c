#include "service.h"

void serve(void) {
  while (awaits_clients())
    welcome();
  while (left > 0)
    for (int i = 0; i < count; i++)
      if (owes[fd[i]] > 0)
        receive(fd[i]);
}

// @reception
