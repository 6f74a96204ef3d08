/* The two rings of io_uring without a library: what the listing asks for, and how it gets the answers. */
#ifndef RING_H
#define RING_H

#include "service.h"

#include <linux/io_uring.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/syscall.h>

static struct io_uring_params rings; /* where everything is in the shared memory */
static char *shared;                 /* both rings */
static struct io_uring_sqe *entries; /* what the submission ring refers to */
static char mem[MOST][1 << 16];      /* a buffer for each client */
static int ring, todo;               /* the descriptor; how many entries are to be handed over */

#define WORD(where) ((_Atomic unsigned *)(shared + rings.where))

static inline int io_uring_setup(unsigned size) { return syscall(SYS_io_uring_setup, size, &rings); }

static inline int io_uring_enter(unsigned to_submit, unsigned min_complete, unsigned flags) {
  return syscall(SYS_io_uring_enter, ring, to_submit, min_complete, flags, NULL, 0);
}

static inline void map_rings(void) {
  int both = PROT_READ | PROT_WRITE;
  size_t sq = rings.sq_off.array + rings.sq_entries * sizeof(unsigned);
  size_t cq = rings.cq_off.cqes + rings.cq_entries * sizeof(struct io_uring_cqe);
  size_t sqes = rings.sq_entries * sizeof(struct io_uring_sqe);
  shared = mmap(NULL, sq > cq ? sq : cq, both, MAP_SHARED, ring, IORING_OFF_SQ_RING);
  entries = mmap(NULL, sqes, both, MAP_SHARED, ring, IORING_OFF_SQES);
}

/* Puts an entry into the submission ring. That takes no call. */
static inline void put(int op, int fd, void *into, unsigned length) {
  unsigned tail = *WORD(sq_off.tail), i = tail & *WORD(sq_off.ring_mask);
  entries[i] = (struct io_uring_sqe){
      .opcode = op, .fd = fd, .addr = (unsigned long)into, .len = length, .user_data = fd};
  WORD(sq_off.array)[i] = i;
  *WORD(sq_off.tail) = tail + 1;
  todo++;
}

/* Takes a result out of the completion ring, if there is one. That takes no call either. */
static inline bool get(int *fd, int *result) {
  struct io_uring_cqe *results = (void *)(shared + rings.cq_off.cqes);
  unsigned head = *WORD(cq_off.head);
  if (head == *WORD(cq_off.tail)) return false;
  struct io_uring_cqe *one = &results[head & *WORD(cq_off.ring_mask)];
  *fd = one->user_data;
  *result = one->res;
  *WORD(cq_off.head) = head + 1;
  return true;
}

#endif
