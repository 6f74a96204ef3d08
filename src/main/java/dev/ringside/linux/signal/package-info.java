/// The signals that descriptors send: how they are asked for, and the three ways to take them.
@NullMarked
package dev.ringside.linux.signal;

import org.jspecify.annotations.NullMarked;
