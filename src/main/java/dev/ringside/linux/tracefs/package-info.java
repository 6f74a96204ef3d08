/// The kernel's tracepoints, by tracefs: instances, filters, and the raw ring of each CPU.
@NullMarked
package dev.ringside.linux.tracefs;

import org.jspecify.annotations.NullMarked;
