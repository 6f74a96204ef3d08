/// Who had a CPU when, among tasks that compute.
@NullMarked
package dev.ringside.machine.turns;

import org.jspecify.annotations.NullMarked;
