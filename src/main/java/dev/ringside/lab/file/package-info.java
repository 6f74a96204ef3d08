/// The file that a program reads while it is recorded: made or checked, emptied out of the page
/// cache or filled into it, and looked at.
@NullMarked
package dev.ringside.lab.file;

import org.jspecify.annotations.NullMarked;
