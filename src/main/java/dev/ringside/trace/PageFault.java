package dev.ringside.trace;

import org.jspecify.annotations.Nullable;

/// A program touched memory behind which the processor found no page, so the kernel took over.
///
/// Source: tracepoint `exceptions:page_fault_user` for an address in a mapping of the file, or
/// where a processor has no such tracepoint, `filemap:mm_filemap_fault`; without tracepoints the
/// program, by `getrusage`.
///
/// @param at when, where and by whose word
/// @param address the address; null if not reported
/// @param file the inode of the file that is mapped there; null if none is
/// @param page the page of the file; null if not known
/// @param major whether the kernel counted it as one that had to wait for the disk; null if not
///   reported
public record PageFault(
        Stamp at,
        @Nullable Long address,
        @Nullable Long file,
        @Nullable Long page,
        @Nullable Boolean major)
        implements TraceEvent {}
