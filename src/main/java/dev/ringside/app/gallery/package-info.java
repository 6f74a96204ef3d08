/// The recordings to choose from, each with a small picture of its own.
@NullMarked
package dev.ringside.app.gallery;

import org.jspecify.annotations.NullMarked;
