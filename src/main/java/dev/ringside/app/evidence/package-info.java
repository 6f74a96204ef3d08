/// By whose word the recording on screen is what it is, and what it lacks.
@NullMarked
package dev.ringside.app.evidence;

import org.jspecify.annotations.NullMarked;
