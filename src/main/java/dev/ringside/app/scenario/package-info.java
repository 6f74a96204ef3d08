/// What the next recording is to be about: a model and its options, and the menus to choose them.
@NullMarked
package dev.ringside.app.scenario;

import org.jspecify.annotations.NullMarked;
