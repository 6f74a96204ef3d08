package dev.ringside.trace.json;

import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.TraceHeader;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Writes a trace as it grows: the head, then fact after fact, then the end.
///
/// A file and a pipe get the same bytes. A fact's line is completed by whatever comes after it,
/// because JSON wants a comma between facts and none behind the last; [TraceReader] nevertheless
/// has a fact as soon as its closing brace is there. So a live writer calls [#flush] after each
/// fact, or after a few, and loses at most the facts since.
///
/// Not safe for use by several threads.
public final class TraceWriter implements Closeable {
    private final OutputStream out;
    private boolean first = true;

    /// Writes the head at once. `out` should be buffered; it is closed by [#close].
    public TraceWriter(OutputStream out, TraceHeader header) throws IOException {
        this.out = out;
        write(head(header));
    }

    /// Writes the next fact.
    public void fact(TraceEvent event) throws IOException {
        fact(event, Map.of());
    }

    /// Writes the next fact, with the keys of it that this version did not know when it was read.
    public void fact(TraceEvent event, Map<String, Object> extras) throws IOException {
        write((first ? "\n  " : ",\n  ") + FactText.of(event, extras));
        first = false;
    }

    /// Writes the end, after which nothing may follow.
    public void end(TraceEnd end) throws IOException {
        var json = new JsonText().open();
        json.put("facts", end.facts()).put("lost", end.lost()).put("complete", end.complete());
        write("\n ],\n \"end\": " + json.close() + "}\n");
    }

    /// Hands everything written so far to whoever reads it.
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /// The object that stands for `event` in the file, without the comma behind it.
    public static String line(TraceEvent event) {
        return FactText.of(event, Map.of());
    }

    /// The `kind` of `event` in the file.
    public static String kind(TraceEvent event) {
        return FactText.kind(event);
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String head(TraceHeader header) {
        return "{\"ringside\": "
                + TraceHeader.FORMAT
                + ",\n \"about\": "
                + experiment(header)
                + ",\n           "
                + computer(header)
                + ",\n \"events\": [";
    }

    private static String experiment(TraceHeader header) {
        return new JsonText()
                .open()
                .put("title", header.title())
                .put("model", header.model())
                .putAny("scenario", header.scenario())
                .put("recorded", header.recorded())
                .toString();
    }

    private static String computer(TraceHeader header) {
        return new JsonText()
                .put("kernel", header.kernel())
                .put("arch", header.arch())
                .put("cpus", header.cpus())
                .put("clock", header.clock())
                .put("probe", header.probe())
                .putAll(header.others())
                .close()
                .toString();
    }
}
