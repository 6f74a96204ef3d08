/// How a CPU, or a thread, goes from one task or coroutine to the next one, step by step.
@NullMarked
package dev.ringside.machine.handover;

import org.jspecify.annotations.NullMarked;
