/// Where on the stage there is room for what, for everything that a story will ever show.
@NullMarked
package dev.ringside.tableau.place;

import org.jspecify.annotations.NullMarked;
