/// What the machine looked like after the first n facts: a pure fold over them.
@NullMarked
package dev.ringside.machine;

import org.jspecify.annotations.NullMarked;
