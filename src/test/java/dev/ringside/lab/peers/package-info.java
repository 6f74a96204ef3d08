@NullMarked
package dev.ringside.lab.peers;

import org.jspecify.annotations.NullMarked;
