/// The life of processes that are started while it is recorded.
@NullMarked
package dev.ringside.machine.process;

import org.jspecify.annotations.NullMarked;
