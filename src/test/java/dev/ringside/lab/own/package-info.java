@NullMarked
package dev.ringside.lab.own;

import org.jspecify.annotations.NullMarked;
