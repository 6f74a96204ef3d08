/// What a program under study is handed: its descriptors, its system calls, and the ring through
/// which it is observed.
@NullMarked
package dev.ringside.lab.program;

import org.jspecify.annotations.NullMarked;
