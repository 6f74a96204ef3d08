/// Tracepoints for a user who may not use tracefs: a small privileged process sets the rings up for
/// the caller's own threads and hands the open descriptors over.
///
/// ```
///   the lab, as the user                      the reader, as root
///   ReaderRings ── listens ◀── connects ──── PrivilegedReader
///        numbers: threads, CPUs, ports ────▶  checks every one
///        ◀──── descriptors, by SCM_RIGHTS ──  makes the instance, with filters and guards
///        start, stop, lost ────────────────▶
///        closes, or is gone ───────────────▶  removes the instance, ends
/// ```
///
/// `src/docs/threat-model.md` says what it defends, and what it cannot.
@NullMarked
package dev.ringside.lab.reader;

import org.jspecify.annotations.NullMarked;
