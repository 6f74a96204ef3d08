/// Two that hand something to and fro, and what that costs.
@NullMarked
package dev.ringside.lab.duet;

import org.jspecify.annotations.NullMarked;
