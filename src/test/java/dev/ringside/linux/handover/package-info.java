/// Tests of handing descriptors over.
@NullMarked
package dev.ringside.linux.handover;

import org.jspecify.annotations.NullMarked;
