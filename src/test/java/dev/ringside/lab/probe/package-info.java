/// The probe, on real sockets.
@NullMarked
package dev.ringside.lab.probe;

import org.jspecify.annotations.NullMarked;
