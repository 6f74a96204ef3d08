@NullMarked
package dev.ringside.lab.recorder;

import org.jspecify.annotations.NullMarked;
