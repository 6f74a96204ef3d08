/// What `/proc` says of processes, threads and descriptors.
@NullMarked
package dev.ringside.linux.proc;

import org.jspecify.annotations.NullMarked;
