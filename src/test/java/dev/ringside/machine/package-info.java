/// Tests of the fold.
@NullMarked
package dev.ringside.machine;

import org.jspecify.annotations.NullMarked;
