package dev.ringside.lab.model;

import dev.ringside.lab.IoModel;

import java.util.List;
import java.util.Optional;

/// All I/O models, in the order in which they are taught.
public final class Models {
    private static final List<IoModel> ALL = List.of(new BlockingIo());

    private Models() {}

    /// Every model.
    public static List<IoModel> all() {
        return ALL;
    }

    /// The model called `name`.
    public static Optional<IoModel> named(String name) {
        for (IoModel model : ALL) {
            if (model.name().equals(name)) {
                return Optional.of(model);
            }
        }
        return Optional.empty();
    }
}
