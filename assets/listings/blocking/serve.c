#include "service.h"

void serve(void) {
  while (left > 0) {
    while (awaits_clients())
      welcome();
    for (int i = 0; i < count; i++)
      if (owes[fd[i]] > 0)
        receive(fd[i]);
  }
}

// @reception
