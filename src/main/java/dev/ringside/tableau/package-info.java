/// What the stage shows for a machine: placed, identified elements, as data only.
@NullMarked
package dev.ringside.tableau;

import org.jspecify.annotations.NullMarked;
