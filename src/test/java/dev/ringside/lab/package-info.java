@NullMarked
package dev.ringside.lab;

import org.jspecify.annotations.NullMarked;
