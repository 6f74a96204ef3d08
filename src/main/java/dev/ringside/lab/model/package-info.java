/// The I/O models: how a program waits for data and takes it, each a program of one screenful.
@NullMarked
package dev.ringside.lab.model;

import org.jspecify.annotations.NullMarked;
