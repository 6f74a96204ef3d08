/// How the window asks for files, and where recordings are kept that nobody has saved.
@NullMarked
package dev.ringside.app.files;

import org.jspecify.annotations.NullMarked;
