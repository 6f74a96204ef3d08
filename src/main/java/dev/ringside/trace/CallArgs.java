package dev.ringside.trace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/// The decoded arguments of a system call, in the order of its prototype.
///
/// @param values numbers ([Long]), texts and truth values by the man page's parameter name (`fd`,
///   `len`, `flags` …)
public record CallArgs(Map<String, Object> values) {
    /// No argument is known.
    public static final CallArgs NONE = new CallArgs(Map.of());

    public CallArgs {
        values =
                values.size() <= FewArguments.MOST
                        ? new FewArguments(values)
                        : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// The number called `name`, if it is there and is one.
    public OptionalLong number(String name) {
        return values.get(name) instanceof Number n
                ? OptionalLong.of(n.longValue())
                : OptionalLong.empty();
    }
}
