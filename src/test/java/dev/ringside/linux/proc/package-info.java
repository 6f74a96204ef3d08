/// What /proc says of this process.
@NullMarked
package dev.ringside.linux.proc;

import org.jspecify.annotations.NullMarked;
