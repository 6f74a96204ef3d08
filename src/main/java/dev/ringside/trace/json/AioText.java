package dev.ringside.trace.json;

import dev.ringside.trace.AioAsked;
import dev.ringside.trace.AioRequested;
import dev.ringside.trace.AioSuspended;
import dev.ringside.trace.AioTaken;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.TraceEvent;

/// Writes and reads what the facts about POSIX AIO have of their own.
final class AioText {
    private AioText() {}

    static void requested(JsonText json, AioRequested e) {
        json.put("request", e.request())
                .put("op", e.op())
                .put("fd", e.fd())
                .put("lengthBytes", e.lengthBytes());
    }

    static TraceEvent requested(Stamp at, FactFields f) {
        return new AioRequested(
                at,
                f.natural(Key.REQUEST),
                f.text(Key.OP),
                f.natural(Key.FD),
                f.large(Key.LENGTH_BYTES));
    }

    static void asked(JsonText json, AioAsked e) {
        json.put("request", e.request()).putIfThere("errno", e.errno());
    }

    static TraceEvent asked(Stamp at, FactFields f) {
        return new AioAsked(at, f.natural(Key.REQUEST), f.textOrNull(Key.ERRNO));
    }

    static void taken(JsonText json, AioTaken e) {
        json.put("request", e.request()).put("result", e.result());
    }

    static TraceEvent taken(Stamp at, FactFields f) {
        long result = f.number(Key.RESULT, Long.MIN_VALUE, Long.MAX_VALUE);
        return new AioTaken(at, f.natural(Key.REQUEST), result);
    }

    static void suspended(JsonText json, AioSuspended e) {
        json.put("requests", e.requests()).putIfTrue("begins", e.begins());
    }

    static TraceEvent suspended(Stamp at, FactFields f) {
        return new AioSuspended(at, f.natural(Key.REQUESTS), f.flag(Key.BEGINS));
    }
}
