/// POSIX AIO against the real C library and its compiler.
@NullMarked
package dev.ringside.linux.aio;

import org.jspecify.annotations.NullMarked;
