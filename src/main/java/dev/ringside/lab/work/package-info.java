/// What the programs under study compute.
@NullMarked
package dev.ringside.lab.work;

import org.jspecify.annotations.NullMarked;
