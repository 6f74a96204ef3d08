/// The command line: one command a file.
@NullMarked
package dev.ringside.cli;

import org.jspecify.annotations.NullMarked;
