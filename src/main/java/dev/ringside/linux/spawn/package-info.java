/// Programs that this one starts as processes of their own, and waits for: `posix_spawn`.
@NullMarked
package dev.ringside.linux.spawn;

import org.jspecify.annotations.NullMarked;
