package dev.ringside.trace;

/// Which pages of a file were in the page cache, with their contents, when the kernel was asked.
///
/// Source: `mincore`, of a mapping that the program under study does not see; where the kernel has
/// it, `cachestat` as well.
///
/// @param at when, where and by whose word
/// @param file the file's inode
/// @param page the first of them
/// @param count how many that follow one another are alike
/// @param cached whether they were there
/// @param pageBytes how many bytes a page has
public record PageSampled(Stamp at, long file, long page, long count, boolean cached, int pageBytes)
        implements TraceEvent {}
