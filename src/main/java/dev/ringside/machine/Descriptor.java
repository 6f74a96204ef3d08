package dev.ringside.machine;

import java.util.Comparator;

/// A file descriptor: a number means something only in its process.
///
/// @param process the process whose table it stands in
/// @param fd its number there
public record Descriptor(int process, int fd) implements Comparable<Descriptor> {
    private static final Comparator<Descriptor> ORDER =
            Comparator.comparingInt(Descriptor::process).thenComparingInt(Descriptor::fd);

    @Override
    public int compareTo(Descriptor other) {
        return ORDER.compare(this, other);
    }
}
