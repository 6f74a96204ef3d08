/// The timeline: who did what, when, in story time and in true time.
@NullMarked
package dev.ringside.app.timeline;

import org.jspecify.annotations.NullMarked;
