/// What the kernel reports of a program's own threads without privileges: `perf_event_open`.
@NullMarked
package dev.ringside.linux.perf;

import org.jspecify.annotations.NullMarked;
