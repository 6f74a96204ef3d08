/* What the listing of the web server is handed: a socket, a file, and a buffer. */
#ifndef WEB_H
#define WEB_H

#define _GNU_SOURCE
#include <fcntl.h>
#include <stdbool.h>
#include <sys/socket.h>
#include <unistd.h>

enum { HEAD = 43 };             /* how many bytes stand before the file in an answer */

extern int listener;            /* where it listens */
extern int clients;             /* how many will come */
extern const char *path;        /* where the file is */
extern char buf[];              /* the program's buffer, */
extern size_t size;             /* and how long it is */

void put_head(ssize_t n);       /* puts the head at its beginning: the file has n bytes */

/* The parts of a listing. */
void serve(void);
bool asks(int fd);
void answer(int fd);
void shut(int fd);

#endif
