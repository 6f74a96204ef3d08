/// POSIX AIO as the C library makes it: requests for which it keeps threads in user space.
@NullMarked
package dev.ringside.linux.aio;

import org.jspecify.annotations.NullMarked;
