/// The two rings that a program shares with the kernel: `io_uring`, by its raw system calls.
@NullMarked
package dev.ringside.linux.uring;

import org.jspecify.annotations.NullMarked;
