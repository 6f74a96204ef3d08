package dev.ringside.trace;

/// Pages of the page cache became memory of a program: its page table leads to them from now on.
///
/// Source: tracepoint `filemap:mm_filemap_map_pages`.
///
/// @param at when, where and by whose word
/// @param file the file's inode
/// @param page the first page
/// @param count how many at most: those of them that are in the page cache
public record PageMapped(Stamp at, long file, long page, long count) implements TraceEvent {}
