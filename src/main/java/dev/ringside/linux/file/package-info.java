/// Files on a disk: how they are opened, mapped and handed on, which of their pages are in the page
/// cache, and where on the disk they are.
@NullMarked
package dev.ringside.linux.file;

import org.jspecify.annotations.NullMarked;
