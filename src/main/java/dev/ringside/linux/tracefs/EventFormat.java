package dev.ringside.linux.tracefs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the records of one event are laid out: its `format` file.
///
/// Fields move from one kernel to the next, so nothing here is known beforehand.
///
/// @param name `sched:sched_switch`
/// @param id what the records carry in `common_type`
/// @param fields all fields by name, in their order, the common ones first
public record EventFormat(String name, int id, Map<String, EventField> fields) {
    private static final Pattern ID = Pattern.compile("(?m)^ID: (\\d+)$");
    private static final Pattern FIELD =
            Pattern.compile(
                    "(?m)^\\s*field:\\s*(.+?)\\s*;\\s*offset:(\\d+);\\s*size:(\\d+);"
                            + "(?:\\s*signed:([01]);)?");
    private static final Pattern DECLARATION = Pattern.compile("(.*?)(\\w+)\\s*(\\[.*])?");

    /// Reads the text of a `format` file.
    ///
    /// @param name `sched:sched_switch`
    /// @param text what the file says
    /// @throws IllegalArgumentException if it is not one
    public static EventFormat parse(String name, String text) {
        Matcher id = ID.matcher(text);
        if (!id.find()) {
            throw new IllegalArgumentException("the format of " + name + " has no ID");
        }
        Map<String, EventField> fields = new LinkedHashMap<>();
        for (EventField field : fields(text)) {
            fields.put(field.name(), field);
        }
        return new EventFormat(name, Integer.parseInt(id.group(1)), fields);
    }

    /// The fields that a text declares.
    static List<EventField> fields(String text) {
        return FIELD.matcher(text).results().map(m -> field(m.group(1), m)).toList();
    }

    /// The field of that name.
    ///
    /// @throws IllegalArgumentException if this kernel's event has none
    public EventField field(String field) {
        EventField found = fields.get(field);
        if (found == null) {
            throw new IllegalArgumentException(name + " has no field " + field);
        }
        return found;
    }

    /// Whether this kernel's event has such a field.
    public boolean has(String field) {
        return fields.containsKey(field);
    }

    private static EventField field(String declaration, java.util.regex.MatchResult line) {
        Matcher parts = DECLARATION.matcher(declaration);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a declaration: " + declaration);
        }
        String brackets = parts.group(3) == null ? "" : parts.group(3);
        String type = parts.group(1).strip() + brackets;
        int sizeBytes = Integer.parseInt(line.group(3));
        return new EventField(
                type,
                parts.group(2),
                Integer.parseInt(line.group(2)),
                sizeBytes,
                elements(type, brackets, sizeBytes),
                "1".equals(line.group(4)),
                kind(type));
    }

    private static EventField.Kind kind(String type) {
        if (type.startsWith("__data_loc")) {
            return EventField.Kind.DYNAMIC;
        }
        return type.startsWith("__rel_loc") ? EventField.Kind.RELATIVE : EventField.Kind.FIXED;
    }

    /// An array whose length is not written as a number (`char comm[TASK_COMM_LEN]`), and a
    /// structure, are taken as bytes.
    private static int elements(String type, String brackets, int sizeBytes) {
        boolean number = sizeBytes == 1 || sizeBytes == 2 || sizeBytes == 4 || sizeBytes == 8;
        if (kind(type) != EventField.Kind.FIXED) {
            return 1;
        }
        if (brackets.matches("\\[[1-9]\\d*]")) {
            int count = Integer.parseInt(brackets.substring(1, brackets.length() - 1));
            return sizeBytes % count == 0 ? count : sizeBytes;
        }
        return brackets.isEmpty() && number ? 1 : Math.max(1, sizeBytes);
    }
}
