@NullMarked
package dev.ringside.lab.hand;

import org.jspecify.annotations.NullMarked;
