/// What the program does where there is no display: it records, tells and draws into a folder.
@NullMarked
package dev.ringside.app.tour;

import org.jspecify.annotations.NullMarked;
