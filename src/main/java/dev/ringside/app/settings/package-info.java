/// What the program remembers from one start to the next, and where. No toolkit.
@NullMarked
package dev.ringside.app.settings;

import org.jspecify.annotations.NullMarked;
