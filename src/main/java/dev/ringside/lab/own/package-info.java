/// What a program can find out of its own threads without any privilege, as facts.
@NullMarked
package dev.ringside.lab.own;

import org.jspecify.annotations.NullMarked;
