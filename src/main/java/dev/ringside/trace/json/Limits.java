package dev.ringside.trace.json;

import tools.jackson.core.StreamReadConstraints;

/// How much a trace may hold. A trace is untrusted input; real recordings stay far below these.
final class Limits {
    /// Facts in one trace.
    static final long FACTS = 20_000_000;

    /// Tasks and objects that one look at a trace keeps apart.
    static final int NAMED = 100_000;

    /// Characters of all keys and values of one fact, of the head, or of the end together.
    static final int FACT_CHARS = 64 * 1024;

    /// Groups of descriptors in one list.
    static final int WATCHED = 64 * 1024;

    /// Descriptors that all groups of one list name together. Linux lets a process have as many
    /// (`fs.nr_open`), unless somebody raises that.
    static final int WATCHED_DESCRIPTORS = 1 << 20;

    /// Descriptors that all lists of a trace name together, so that following them takes a minute
    /// or two and not days: a file can name a million in a few bytes.
    static final long WATCHED_IN_ALL = 100_000_000;

    /// Characters of the events of a group of descriptors.
    static final int EVENTS_CHARS = 256;

    /// Characters of one text.
    static final int TEXT_CHARS = 16 * 1024;

    /// Objects and arrays inside each other, the document itself counted.
    static final int NESTING = 16;

    /// Bytes of JSON, after expansion.
    static final long DOCUMENT_BYTES = 8L << 30;

    /// From here on the expansion of a compressed file is held against [#EXPANSION].
    static final long EXPANSION_FREE_BYTES = 16L << 20;

    /// How many times larger than the compressed file its content may be. Recordings reach about
    /// 20; deflate's own end, which only bombs come near, is 1032.
    static final int EXPANSION = 250;

    /// The highest CPU number; Linux has no build for more than 8192.
    static final int CPU = 65_535;

    private Limits() {}

    static StreamReadConstraints json() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(NESTING)
                .maxStringLength(TEXT_CHARS)
                .maxNameLength(256)
                .maxNumberLength(64)
                .build();
    }
}
