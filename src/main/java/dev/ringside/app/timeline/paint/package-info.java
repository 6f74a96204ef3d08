/// What the timeline is painted with: colours, forms, pixels, and nodes that are used again.
@NullMarked
package dev.ringside.app.timeline.paint;

import org.jspecify.annotations.NullMarked;
