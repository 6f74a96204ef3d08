package dev.ringside.trace;

/// Pages of a file are no longer in the page cache.
///
/// Source: tracepoint `filemap:mm_filemap_delete_from_page_cache`.
///
/// @param at when, where and by whose word
/// @param file the file's inode
/// @param page the first page
/// @param count how many
public record PageRemoved(Stamp at, long file, long page, long count) implements TraceEvent {}
