/// What somebody has the clients do while an experiment goes by hand.
@NullMarked
package dev.ringside.app.live;

import org.jspecify.annotations.NullMarked;
