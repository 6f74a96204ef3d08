/// The raw ring, against the kernel's own text.
@NullMarked
package dev.ringside.linux.tracefs;

import org.jspecify.annotations.NullMarked;
