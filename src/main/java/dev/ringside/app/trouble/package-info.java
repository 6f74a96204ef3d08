/// What goes wrong, and where and in which words that is said. No toolkit.
@NullMarked
package dev.ringside.app.trouble;

import org.jspecify.annotations.NullMarked;
