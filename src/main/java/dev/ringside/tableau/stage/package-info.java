/// The layout of the stage: what of the machine is shown, and where.
@NullMarked
package dev.ringside.tableau.stage;

import org.jspecify.annotations.NullMarked;
