/// Who and what appears on the stage of a story, and what its recording could tell of them.
@NullMarked
package dev.ringside.tableau.cast;

import org.jspecify.annotations.NullMarked;
