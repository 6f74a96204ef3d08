/// Tests of the stage's layout.
@NullMarked
package dev.ringside.tableau.stage;

import org.jspecify.annotations.NullMarked;
