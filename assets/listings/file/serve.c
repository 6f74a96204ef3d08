#include "file.h"

void serve(void) {
    int f = open( // @open_file
        path, O_RDONLY | past);
    if (is("mmap"))
        map(f);
    else if (is("sendfile"))
        pass(f);
    else if (is("splice"))
        pipe_on(f);
    else
        read_on(f);
    close(f); // @close
}

void read_on(int f) {
    ssize_t n;
    do {
        n = read(f, buf, size); // @read_file
        got(buf, n);
    } while (n > 0);
}

void map(int f) {
    char *p = mmap(0, length, // @mmap
        PROT_READ, MAP_SHARED, f, 0);
    got(p, length);
    munmap(p, length); // @munmap
}

void pass(int f) {
    size_t n = length;
    while (n > 0)
        n -= sendfile(out, f, 0, n); // @sendfile
}

void pipe_on(int f) {
    size_t n = length;
    while (n > 0) {
        size_t k;
        k = move(f, ends[1], n);
        move(ends[0], out, k);
        n -= k;
    }
}

ssize_t move(int a, int b, size_t n)
{
    return splice( // @splice
        a, 0, b, 0, n, 0);
}
