package dev.ringside.trace.json;

import dev.ringside.trace.TraceEnd;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads a trace from the bracket that closes its facts to its last byte.
final class EndReader {
    private final JsonParser parser;

    EndReader(JsonParser parser) {
        this.parser = parser;
    }

    /// The end; null if the document closes without one.
    @Nullable TraceEnd read() {
        String key = parser.nextName();
        if (key == null) {
            return null;
        }
        if (!key.equals("end") || parser.nextToken() != JsonToken.START_OBJECT) {
            throw new BadFact("Behind the facts only \"end\" may come, as an object.");
        }
        var values = new OpenObject("The end", new JsonValues().object(parser));
        var end =
                new TraceEnd(
                        values.number("facts", 0, Long.MAX_VALUE),
                        values.number("lost", 0, Long.MAX_VALUE),
                        values.flag("complete"));
        if (!values.rest().isEmpty()) {
            throw new BadFact("The end has keys that this version of the format does not have.");
        }
        return end;
    }

    /// Makes sure that the document is over and that nothing comes behind it.
    void expectNothingMore() {
        boolean closed =
                parser.currentToken() == JsonToken.END_OBJECT
                        && (parser.streamReadContext().inRoot()
                                || parser.nextToken() == JsonToken.END_OBJECT);
        if (!closed || parser.nextToken() != null) {
            throw new BadFact("Something comes behind the end of the trace.");
        }
    }
}
