/// The window: one recording at a time, played, stepped and recorded anew.
@NullMarked
package dev.ringside.app;

import org.jspecify.annotations.NullMarked;
