package dev.ringside.app.timeline.paint;

import dev.ringside.story.tracks.Slice;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/// The forms that slices have, each with its colour.
public enum Form {
    USER,
    KERNEL,
    READY,
    SLEEPING,
    COPY;

    /// The form of a kind of slice; null if it has none that the legend explains.
    public static @Nullable Form of(Slice.Kind kind) {
        return switch (kind) {
            case USER -> USER;
            case KERNEL, SOFTIRQ -> KERNEL;
            case READY -> READY;
            case SLEEPING, DISK_SLEEP, BLOCKED -> SLEEPING;
            case COPY -> COPY;
            case UNKNOWN, OVER, IDLE, FOREIGN -> null;
        };
    }

    /// Its name in the style sheet and in the texts.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
