/// What somebody at the keyboard has the clients of an experiment do.
@NullMarked
package dev.ringside.lab.hand;

import org.jspecify.annotations.NullMarked;
