package dev.ringside.trace.json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.sym.BinaryNameMatcher;
import tools.jackson.core.sym.PropertyNameMatcher;

import java.util.Arrays;

/// The keys of facts that this version knows, of all kinds together.
enum Key {
    T,
    CPU,
    TID,
    SRC,
    KIND,
    RAW,
    TASK,
    PROCESS,
    PARENT,
    NAME,
    ROLE,
    TYPE,
    ALREADY,
    STATUS,
    FD,
    OBJECT,
    CALL,
    ARGS,
    RESULT,
    ERRNO,
    LENGTH_BYTES,
    FIRST_BYTES,
    OUT,
    LEFT,
    IN,
    BY,
    CONTEXT,
    VIA,
    TO,
    VECTOR,
    DEVICE,
    SEGMENT,
    WHY,
    STATE,
    DIRECTION,
    WAITING_IN,
    PROGRAM_COUNTER,
    STACK_POINTER,
    SWITCHES_VOLUNTARY,
    SWITCHES_FORCED,
    RUN_NANOS,
    READY_NANOS,
    SOCKET,
    CAPACITY_BYTES,
    DROPS,
    COUNT,
    WHERE,
    SET,
    READY,
    TIMEOUT_NANOS,
    COROUTINE,
    ON,
    ENDED,
    QUEUE,
    ITEM,
    HANDLER,
    JOB,
    WAY,
    LOCK,
    ADDRESS,
    START,
    END,
    PERMS,
    LINES,
    ACT,
    WORD,
    VALUE,
    WRITTEN,
    SIGNAL,
    CODE,
    EVENTS,
    OUTCOME,
    PIECE,
    FOUND,
    BEGINS,
    RING,
    REQUEST,
    REQUESTS,
    OP,
    HOW,
    OF,
    PATH,
    FILE,
    PAGE,
    OFFSET_BYTES,
    PAGE_BYTES,
    CACHED,
    SECTOR,
    MAJOR,
    SKIPPED,
    WHAT,
    NANOS;

    private static final Key[] ALL = values();

    /// Recognises the keys by their bytes, so that no text is made of them.
    static final PropertyNameMatcher MATCHER =
            BinaryNameMatcher.construct(Arrays.stream(ALL).map(Key::text).toList());

    private final String text;

    Key() {
        text = lowerCamel(name());
    }

    /// The key in the file, `lengthBytes`.
    String text() {
        return text;
    }

    /// Its place in an array that has one for each key; a place is never stored in a file.
    @SuppressWarnings("EnumOrdinal")
    int slot() {
        return ordinal();
    }

    /// The key that [#MATCHER] calls `match`; null if this version does not know it.
    static @Nullable Key matched(int match) {
        return match < 0 ? null : ALL[match];
    }

    private static String lowerCamel(String name) {
        var text = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_') {
                boolean upper = i > 0 && name.charAt(i - 1) == '_';
                text.append(upper ? c : Character.toLowerCase(c));
            }
        }
        return text.toString();
    }
}
