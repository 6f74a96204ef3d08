/// Signals and machine code on the real kernel.
@NullMarked
package dev.ringside.linux.signal;

import org.jspecify.annotations.NullMarked;
