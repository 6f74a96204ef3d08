/* What the listings about files are handed: a file, and where it may be passed on to. */
#ifndef FILE_H
#define FILE_H

#define _GNU_SOURCE
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <unistd.h>

extern const char *path;        /* where the file is */
extern size_t length;           /* how long it is */
extern int past;                /* O_DIRECT to go past the page cache, or 0 */
extern char *buf;               /* the program's buffer, which begins where a page begins, */
extern size_t size;             /* and how much of it a read may fill */
extern int out;                 /* one end of a socket pair */
extern int ends[2];             /* a pipe */

bool is(const char *way);       /* whether the file is to be read that way */
void got(const char *bytes, ssize_t n); /* notes what was read */

#define KERNEL ((void *)0xffffffff81000000) /* where the kernel is, */
#define NOWHERE ((void *)0x1000) /* and where nothing is */

/* The parts of a listing. */
void serve(void);
void read_on(int f);
ssize_t read_to(int f, void *to);
void map(int f);
void pass(int f);
void pipe_on(int f);
ssize_t move(int a, int b, size_t n);

#endif
