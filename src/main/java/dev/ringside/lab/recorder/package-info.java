/// The course of an experiment, and what its sources report brought into one stream of facts.
@NullMarked
package dev.ringside.lab.recorder;

import org.jspecify.annotations.NullMarked;
