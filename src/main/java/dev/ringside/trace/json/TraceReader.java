package dev.ringside.trace.json;

import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.TraceHeader;
import dev.ringside.trace.Unrecognised;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/// Reads a trace fact by fact, from a file or from a pipe that another process still writes to.
///
/// [#next] gives a fact as soon as its closing brace has arrived, and waits if it has not. A file
/// that was cut off simply ends after its last whole fact, and [#end] stays null. Anything else
/// that is wrong is a [TraceFormatException] with one sentence and its line.
///
/// Not safe for use by several threads.
public final class TraceReader implements Closeable {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(Limits.json())
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .build();

    /// What a fact takes in memory besides its texts and open values, rounded up: the record, its
    /// stamp, its place in a list.
    private static final int FACT_BYTES = 128;

    /// A broken word such as `tru` at the end of a file is as good as no word.
    private static final int LONGEST_WORD_BYTES = 8;

    private final TraceInput input;
    private final JsonParser parser;
    private final FactFields fields = new FactFields();
    private final FactReader facts = new FactReader();
    private final TraceHeader header;
    private final Upgrade upgrade;
    private Map<String, Object> extras = Map.of();
    private @Nullable TraceEnd end;
    private long count;
    private long nanos;
    private boolean over;

    /// Reads the head. `in` may be compressed; it is closed by [#close].
    public TraceReader(InputStream in) throws IOException {
        input = TraceInput.of(in);
        parser = parser(input);
        var head = new HeadReader(parser);
        try {
            header = head.read();
            upgrade = head.upgrade();
        } catch (BadFact e) {
            throw refused(input.bytes() == 0 ? "The file is empty." : e.sentence());
        } catch (JacksonException e) {
            throw head.recognised() ? headFault(e) : ioOr(e, HeadReader.NO_TRACE);
        }
    }

    /// Jackson looks at the first bytes here already, so the disk may fail.
    private static JsonParser parser(InputStream input) throws IOException {
        try {
            return JSON.createParser(ObjectReadContext.empty(), input);
        } catch (JacksonIOException e) {
            IOException cause = e.getCause();
            throw cause != null ? cause : new IOException(e);
        }
    }

    /// The whole trace of `in`, which is not closed.
    public static Trace readAll(InputStream in) throws IOException {
        return new TraceCollector(new TraceReader(in)).trace();
    }

    /// What is known of the recording at its start.
    public TraceHeader header() {
        return header;
    }

    /// The next fact; null after the last one.
    ///
    /// After a refused fact that is well-formed JSON this goes on with the fact behind it; after
    /// broken JSON nothing follows.
    public @Nullable TraceEvent next() throws IOException {
        if (over) {
            return null;
        }
        try {
            return parser.nextToken() == JsonToken.END_ARRAY ? finish() : fact();
        } catch (BadFact e) {
            throw refused(e.sentence());
        } catch (JacksonException e) {
            over = true;
            if (cutOff(e)) {
                return null;
            }
            throw explained(e);
        }
    }

    /// The keys of the last fact that this version does not know.
    public Map<String, Object> extras() {
        return extras;
    }

    /// What is known of the recording at its end; null before the last fact was read, and ever if
    /// the file was cut off.
    public @Nullable TraceEnd end() {
        return end;
    }

    /// The line on which the last fact ended, counted from 1.
    public int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    /// About how much memory all facts so far take together.
    long bytes() {
        return count * FACT_BYTES + fields.bytes();
    }

    /// How many facts were met so far, refused ones counted.
    long count() {
        return count;
    }

    /// Whether nothing can follow.
    boolean over() {
        return over;
    }

    @Override
    public void close() throws IOException {
        over = true;
        parser.close();
        input.close();
    }

    private TraceEvent fact() {
        if (++count > Limits.FACTS) {
            over = true;
            throw new BadFact("The trace holds more than " + Limits.FACTS + " facts.");
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            throw new BadFact("Among the facts stands something that is not an object.");
        }
        try {
            fields.read(parser);
        } catch (BadFact e) {
            skipFact();
            throw e;
        }
        upgrade.fact(fields);
        TraceEvent fact = facts.fact(fields);
        extras = fact instanceof Unrecognised ? Map.of() : fields.rest();
        checkTime(fact);
        return fact;
    }

    private void checkTime(TraceEvent fact) {
        if (fact.at().nanos() < nanos) {
            throw new BadFact(
                    "Time goes back from " + nanos + " to " + fact.at().nanos() + " nanoseconds.");
        }
        nanos = fact.at().nanos();
    }

    /// Reads on until the array of facts is what surrounds the current token.
    private void skipFact() {
        while (!parser.streamReadContext().inArray()
                || parser.streamReadContext().getNestingDepth() != 2) {
            parser.nextToken();
        }
    }

    private @Nullable TraceEvent finish() {
        over = true;
        var reader = new EndReader(parser);
        end = reader.read();
        reader.expectNothingMore();
        return null;
    }

    private boolean cutOff(JacksonException e) {
        if (e instanceof UnexpectedEndOfInputException) {
            return true;
        }
        return !(e instanceof JacksonIOException || e instanceof StreamConstraintsException)
                && input.ended()
                && e.getLocation() != null
                && e.getLocation().getByteOffset() + LONGEST_WORD_BYTES >= input.bytes();
    }

    private IOException headFault(JacksonException e) {
        return cutOff(e) ? refused("The file ends before its first fact.") : explained(e);
    }

    private IOException explained(JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return refused(
                    "A value is too long or nested too deeply; the limits are "
                            + Limits.TEXT_CHARS
                            + " characters and "
                            + Limits.NESTING
                            + " levels.");
        }
        return ioOr(e, "From here on this is not valid JSON.");
    }

    private IOException ioOr(JacksonException e, String sentence) {
        return e.getCause() instanceof IOException cause ? cause : refused(sentence);
    }

    private TraceFormatException refused(String sentence) {
        return new TraceFormatException(
                new TraceFault(parser.currentLocation().getLineNr(), sentence));
    }
}
