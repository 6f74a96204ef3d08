package dev.ringside.trace;

/// Pages of a file have a place in the page cache from now on. Their contents come later, from the
/// disk.
///
/// Source: tracepoint `filemap:mm_filemap_add_to_page_cache`.
///
/// @param at when, where and by whose word
/// @param file the file's inode
/// @param page the first page
/// @param count how many
public record PageAdded(Stamp at, long file, long page, long count) implements TraceEvent {}
