/// One experiment: a scenario in, facts out; and how to run one in a process of its own.
@NullMarked
package dev.ringside.lab;

import org.jspecify.annotations.NullMarked;
