/// Tests of the privileged reader, with real users.
@NullMarked
package dev.ringside.lab.reader;

import org.jspecify.annotations.NullMarked;
