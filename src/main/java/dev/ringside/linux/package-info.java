/// The kernel's own interface through the foreign-function API, as thin as possible.
@NullMarked
package dev.ringside.linux;

import org.jspecify.annotations.NullMarked;
