@NullMarked
package dev.ringside.lab.program;

import org.jspecify.annotations.NullMarked;
