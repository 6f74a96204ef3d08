@NullMarked
package dev.ringside.lab.scenario;

import org.jspecify.annotations.NullMarked;
