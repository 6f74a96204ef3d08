package dev.ringside.trace;

import org.jspecify.annotations.Nullable;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/// A small unmodifiable map that keeps its order. Recordings hold hundreds of thousands of these,
/// each with three or four entries: here they cost two objects, where a map with a table costs ten.
final class FewArguments extends AbstractMap<String, Object> {
    /// From here on looking through all of them is no longer the fastest way.
    static final int MOST = 8;

    private final String[] names;
    private final Object[] values;

    FewArguments(Map<String, Object> arguments) {
        names = arguments.keySet().toArray(new String[0]);
        values = arguments.values().toArray();
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return values[i];
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Entry<String, Object>> {
        @Override
        public Iterator<Entry<String, Object>> iterator() {
            return new Walk();
        }

        @Override
        public int size() {
            return names.length;
        }
    }

    private final class Walk implements Iterator<Entry<String, Object>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < names.length;
        }

        @Override
        public Entry<String, Object> next() {
            if (!hasNext()) {
                throw new java.util.NoSuchElementException();
            }
            var entry = Map.entry(names[next], values[next]);
            next++;
            return entry;
        }
    }
}
