/// Measurements that are run by hand: what recording costs, how fast the loops are, how large a
/// trace may be.
@NullMarked
package dev.ringside.bench;

import org.jspecify.annotations.NullMarked;
