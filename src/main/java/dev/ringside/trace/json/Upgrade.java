package dev.ringside.trace.json;

import dev.ringside.trace.TraceHeader;

/// Turns what an older version of the format wrote into what this version means by it, before it is
/// read. There is one for each older version, and each calls the next.
interface Upgrade {
    /// Changes the keys and values of one fact in place.
    void fact(FactFields fields);

    /// The upgrade for a file of `version`, which must be one that this program reads.
    static Upgrade from(long version) {
        if (version == TraceHeader.FORMAT) {
            return fields -> {};
        }
        throw new IllegalArgumentException("no upgrade from version " + version);
    }
}
