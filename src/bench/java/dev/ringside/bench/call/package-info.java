/// One system call from Java through the foreign-function API, beside the same from C.
@NullMarked
package dev.ringside.bench.call;

import org.jspecify.annotations.NullMarked;
