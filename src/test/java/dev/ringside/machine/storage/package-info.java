/// Tests of the page cache and the disks below it.
@NullMarked
package dev.ringside.machine.storage;

import org.jspecify.annotations.NullMarked;
