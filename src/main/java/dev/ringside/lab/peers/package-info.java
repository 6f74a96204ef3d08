/// The two sides of a conversation: the program under study, and whoever sends to it.
@NullMarked
package dev.ringside.lab.peers;

import org.jspecify.annotations.NullMarked;
