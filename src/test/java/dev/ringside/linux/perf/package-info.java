@NullMarked
package dev.ringside.linux.perf;

import org.jspecify.annotations.NullMarked;
