/// What holds the code together: rules that no compiler checks.
@NullMarked
package dev.ringside.architecture;

import org.jspecify.annotations.NullMarked;
