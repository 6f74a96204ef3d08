package dev.ringside.story;

import dev.ringside.trace.CallArgs;
import dev.ringside.trace.Direction;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.Left;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.Unrecognised;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;

/// One fact as a short text of its kind and its components: `switched out=4121 left=S in=4122`.
public final class FactText {
    private FactText() {}

    /// The text of `event`, without its stamp.
    public static String of(TraceEvent event) {
        if (event instanceof Unrecognised u) {
            return u.kind() + " " + pairs(u.fields());
        }
        var text = new StringJoiner(" ");
        text.add(lowerFirst(event.getClass().getSimpleName()));
        for (var component : event.getClass().getRecordComponents()) {
            if (!component.getName().equals("at")) {
                add(text, component.getName(), value(component, event));
            }
        }
        return text.toString();
    }

    private static void add(StringJoiner text, String name, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Boolean yes -> {
                if (yes) {
                    text.add(name);
                }
            }
            case CallArgs args -> text.add(pairs(args.values()));
            case KernelObject object -> text.add(object(object));
            case Left left -> text.add(name + "=" + left.text());
            case Direction direction -> text.add(name + "=" + direction.text());
            case Enum<?> e -> text.add(name + "=" + e.name().toLowerCase(Locale.ROOT));
            // numbers and texts print as they are
            default -> text.add(name + "=" + value);
        }
    }

    private static String object(KernelObject o) {
        String where =
                o.path() != null
                        ? o.path()
                        : Objects.toString(o.local(), "")
                                + (o.peer() == null ? "" : "→" + o.peer());
        return "object=%s:%d %s"
                .formatted(o.type().name().toLowerCase(Locale.ROOT), o.id(), where)
                .strip();
    }

    private static String pairs(Map<String, Object> values) {
        var text = new StringJoiner(" ");
        values.forEach((name, value) -> text.add(name + "=" + value));
        return text.toString();
    }

    private static @Nullable Object value(RecordComponent component, TraceEvent event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a public record's accessor must be callable", e);
        }
    }

    private static String lowerFirst(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
