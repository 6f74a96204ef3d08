/// Open descriptors handed from one process to another, over a local socket that knows its peer.
@NullMarked
package dev.ringside.linux.handover;

import org.jspecify.annotations.NullMarked;
