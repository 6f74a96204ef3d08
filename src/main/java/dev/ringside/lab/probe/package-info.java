/// Sources of facts: what to observe, and the kernel's reports turned into facts.
@NullMarked
package dev.ringside.lab.probe;

import org.jspecify.annotations.NullMarked;
