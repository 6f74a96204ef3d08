/// Tests of what the stage is made of.
@NullMarked
package dev.ringside.tableau;

import org.jspecify.annotations.NullMarked;
