/// What programs arrange in their own memory, above the system-call gate: coroutines and queues of
/// events.
@NullMarked
package dev.ringside.machine.userspace;

import org.jspecify.annotations.NullMarked;
