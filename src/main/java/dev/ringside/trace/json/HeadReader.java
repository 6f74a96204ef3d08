package dev.ringside.trace.json;

import dev.ringside.trace.TraceHeader;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.Collections;
import java.util.Map;

/// Reads a trace from its first byte up to the bracket that opens its facts.
final class HeadReader {
    /// What a file is told that does not even begin like a trace.
    static final String NO_TRACE = "This is not a trace: it does not begin with {\"ringside\": 1.";

    private final JsonParser parser;
    private long version;

    HeadReader(JsonParser parser) {
        this.parser = parser;
    }

    /// Whether the file has called itself a trace already.
    boolean recognised() {
        return version > 0;
    }

    /// How to read the facts of this file.
    Upgrade upgrade() {
        return Upgrade.from(version);
    }

    /// The head; afterwards the current token is the bracket.
    TraceHeader read() {
        version = version();
        expect("about", JsonToken.START_OBJECT, "an object");
        TraceHeader header = header(new JsonValues().object(parser));
        expect("events", JsonToken.START_ARRAY, "an array");
        return header;
    }

    private long version() {
        if (parser.nextToken() != JsonToken.START_OBJECT
                || !"ringside".equals(parser.nextName())
                || parser.nextToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new BadFact(NO_TRACE);
        }
        long found = JsonValues.whole(parser);
        if (found < 1) {
            throw new BadFact(NO_TRACE);
        }
        if (found > TraceHeader.FORMAT) {
            throw new BadFact(
                    "The trace has format version "
                            + found
                            + ", and this program reads versions up to "
                            + TraceHeader.FORMAT
                            + ": open it with a newer Ringside.");
        }
        return found;
    }

    private void expect(String key, JsonToken value, String what) {
        String found = parser.nextName();
        if (!key.equals(found)) {
            throw new BadFact("The key \"" + key + "\" must come here.");
        }
        if (parser.nextToken() != value) {
            throw new BadFact("The key \"" + key + "\" must be " + what + ".");
        }
    }

    private static TraceHeader header(Map<String, Object> values) {
        var about = new OpenObject("The head", values);
        return new TraceHeader(
                about.text("title"),
                about.text("model"),
                Collections.unmodifiableMap(about.object("scenario")),
                about.text("recorded"),
                about.text("kernel"),
                about.text("arch"),
                (int) about.number("cpus", 1, Limits.CPU + 1L),
                about.text("clock"),
                about.text("probe"),
                Collections.unmodifiableMap(about.rest()));
    }
}
