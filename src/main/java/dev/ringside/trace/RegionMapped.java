package dev.ringside.trace;

/// The program has found a part of its own address space in `/proc/self/maps`. Neighbouring lines
/// of that file that belong together are one part.
///
/// Source: the program, after it has read the file.
///
/// @param at when, where and by whose word
/// @param start the first address, in hexadecimal, `0x7ffe1091c000`
/// @param end the first address behind it
/// @param perms what is allowed in some line of it, `r-xp`, as proc_pid_maps(5) writes it
/// @param name what it is: `program`, `java-heap`, `libraries`, or the kernel's own word such as
///   `[stack]`
/// @param lines how many lines of the file it has
public record RegionMapped(Stamp at, String start, String end, String perms, String name, int lines)
        implements TraceEvent {}
