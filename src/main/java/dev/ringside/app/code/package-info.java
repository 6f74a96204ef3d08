/// The listing of the model that was recorded, in three languages, and the line in which it is.
@NullMarked
package dev.ringside.app.code;

import org.jspecify.annotations.NullMarked;
