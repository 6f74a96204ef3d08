package dev.ringside.trace.json;

import dev.ringside.trace.CallArgs;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.Left;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.Switched;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.Watched;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Facts of every kind, made from the records themselves, so that no kind can be forgotten.
final class Facts {
    private Facts() {}

    /// Each kind twice: with everything that it can hold, and with as little as it can hold; and
    /// the two halves of a switch.
    static Stream<TraceEvent> ofEveryKind() {
        var kinds =
                Arrays.stream(TraceEvent.class.getPermittedSubclasses())
                        .flatMap(type -> Stream.of(make(type, true), make(type, false)));
        return Stream.concat(kinds, halfSwitches());
    }

    private static Stream<TraceEvent> halfSwitches() {
        int unknown = Stamp.UNKNOWN;
        return Stream.of(
                new Switched(stamp(true), 7, Left.BLOCKED, unknown, false),
                new Switched(stamp(true), unknown, Left.UNKNOWN, 7, false));
    }

    private static TraceEvent make(Class<?> type, boolean full) {
        try {
            var components = type.getRecordComponents();
            var types = Stream.of(components).map(RecordComponent::getType).toArray(Class[]::new);
            var values = Stream.of(components).map(c -> value(c, full)).toArray();
            return (TraceEvent) type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot make a " + type.getSimpleName(), e);
        }
    }

    private static @Nullable Object value(RecordComponent component, boolean full) {
        if (!full && component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return null;
        }
        // A result says nothing beside an errno, and the file leaves it out then.
        if (component.getName().equals("errno")) {
            return full ? "EAGAIN" : null;
        }
        if (component.getName().equals("pageBytes")) {
            return full ? 65_536 : 1; // a page is never empty
        }
        return component.getName().equals("result") && component.getType() == long.class
                ? (Object) (full ? -1L : Long.MIN_VALUE)
                : valueOf(component.getType(), full);
    }

    private static Object valueOf(Class<?> type, boolean full) {
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return constants[full ? constants.length - 1 : 0];
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer" -> full ? 65_535 : 0;
            case "long", "Long" -> full ? Long.MAX_VALUE : 0L;
            case "boolean", "Boolean" -> full;
            case "String" -> full ? "\"é\\\n漢\uD83D\uDE00\u0001\t" : "";
            case "Stamp" -> stamp(full);
            case "CallArgs" -> full ? args() : CallArgs.NONE;
            case "KernelObject" -> object(full);
            case "List" ->
                    full
                            ? List.of(new Watched(7, 9, "IN|ET"), Watched.one(12, ""))
                            : List.<Watched>of();
            case "Map" -> full ? unknownFields() : Map.of();
            default -> throw new AssertionError("no example of " + type);
        };
    }

    private static Stamp stamp(boolean full) {
        return full
                ? new Stamp(
                        1, 7, 4121, new Source("sched:sched_switch"), "sched_switch: prev_pid=1")
                : new Stamp(1, Stamp.UNKNOWN, Stamp.UNKNOWN, Source.PROGRAM, null);
    }

    private static CallArgs args() {
        var values = new LinkedHashMap<String, Object>();
        values.put("fd", 7L);
        values.put("path", "/tmp/a");
        values.put("wait", true);
        return new CallArgs(values);
    }

    private static KernelObject object(boolean full) {
        return full
                ? new KernelObject(9, ObjectType.TCP, "127.0.0.1:1", "127.0.0.1:2", "/p")
                : new KernelObject(9, ObjectType.PIPE, null, null, null);
    }

    private static Map<String, Object> unknownFields() {
        return Map.of("deep", Map.of("list", List.of(1L, "two", 2.5, true)));
    }
}
