package dev.ringside.trace;

/// The kernel looked for pages of a file in the page cache.
///
/// Source: the tracepoint that [LookUp] names.
///
/// @param at when, where and by whose word
/// @param file the file's inode
/// @param page the first page
/// @param count how many
/// @param outcome what it found
public record PageLookedUp(Stamp at, long file, long page, long count, LookUp outcome)
        implements TraceEvent {}
