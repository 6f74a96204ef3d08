#include "file.h"

void serve(void) {
    int f = open( // @open_file
        "/proc/self/maps", O_RDONLY);
    read_to(f, KERNEL);
    read_to(f, NOWHERE);
    ssize_t n = 1;
    while (n > 0)
        n = read_to(f, buf);
    close(f); // @close
}

ssize_t read_to(int f, void *to) {
    ssize_t n;
    n = read(f, to, size); // @read_file
    got(to, n); // -1 is EFAULT here
    return n;
}
