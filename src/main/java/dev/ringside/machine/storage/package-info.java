/// Files, their pages in the page cache, and what is asked of the disks below them.
@NullMarked
package dev.ringside.machine.storage;

import org.jspecify.annotations.NullMarked;
