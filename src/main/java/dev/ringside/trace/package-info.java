/// What happened: the sealed facts and their order; the package `json` below is their file.
@NullMarked
package dev.ringside.trace;

import org.jspecify.annotations.NullMarked;
