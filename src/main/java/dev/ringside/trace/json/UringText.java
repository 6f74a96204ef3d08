package dev.ringside.trace.json;

import dev.ringside.trace.Stamp;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.UringCompleted;
import dev.ringside.trace.UringPrepared;
import dev.ringside.trace.UringRan;
import dev.ringside.trace.UringReaped;
import dev.ringside.trace.UringSubmitted;

/// Writes and reads what the facts about rings have of their own.
final class UringText {
    private UringText() {}

    static void prepared(JsonText json, UringPrepared e) {
        named(json, e.ring(), e.request())
                .put("op", e.op())
                .put("fd", e.fd())
                .put("lengthBytes", e.lengthBytes());
    }

    static TraceEvent prepared(Stamp at, FactFields f) {
        return new UringPrepared(
                at,
                f.natural(Key.RING),
                request(f),
                f.text(Key.OP),
                f.natural(Key.FD),
                f.large(Key.LENGTH_BYTES));
    }

    static void submitted(JsonText json, UringSubmitted e) {
        named(json, e.ring(), e.request()).put("op", e.op()).putIfThere("fd", e.fd());
    }

    static TraceEvent submitted(Stamp at, FactFields f) {
        return new UringSubmitted(
                at,
                f.natural(Key.RING),
                request(f),
                f.text(Key.OP),
                f.has(Key.FD) ? (Integer) f.natural(Key.FD) : null);
    }

    static void ran(JsonText json, UringRan e) {
        named(json, e.ring(), e.request()).put("how", e.how().text());
    }

    static TraceEvent ran(Stamp at, FactFields f) {
        return new UringRan(at, f.natural(Key.RING), request(f), f.word(Key.HOW, Words.URING_WAYS));
    }

    static void completed(JsonText json, UringCompleted e) {
        named(json, e.ring(), e.request()).put("result", e.result());
    }

    static TraceEvent completed(Stamp at, FactFields f) {
        return new UringCompleted(at, f.natural(Key.RING), request(f), result(f));
    }

    static void reaped(JsonText json, UringReaped e) {
        named(json, e.ring(), e.request()).put("result", e.result());
    }

    static TraceEvent reaped(Stamp at, FactFields f) {
        return new UringReaped(at, f.natural(Key.RING), request(f), result(f));
    }

    private static JsonText named(JsonText json, int ring, long request) {
        return json.put("ring", ring).put("request", request);
    }

    /// A program may put a pointer there, and that has any 64 bits.
    private static long request(FactFields f) {
        return f.number(Key.REQUEST, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static int result(FactFields f) {
        return (int) f.number(Key.RESULT, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
