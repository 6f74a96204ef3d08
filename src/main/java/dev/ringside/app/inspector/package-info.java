/// What is known of the present step, its task and its facts.
@NullMarked
package dev.ringside.app.inspector;

import org.jspecify.annotations.NullMarked;
