/// The system calls, on the real kernel.
@NullMarked
package dev.ringside.linux;

import org.jspecify.annotations.NullMarked;
