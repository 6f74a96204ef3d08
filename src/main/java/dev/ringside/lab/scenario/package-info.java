/// What happens to the program under study: who sends what, when, over what, and how it waits.
@NullMarked
package dev.ringside.lab.scenario;

import org.jspecify.annotations.NullMarked;
