package dev.ringside.app.code;

import dev.ringside.lab.model.Models;
import dev.ringside.lab.program.IoModel;
import dev.ringside.trace.TraceHeader;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The listings of a model, one for each language.
///
/// @param model the model's name
/// @param byLanguage its listings
public record Listings(String model, Map<CodeLanguage, Listing> byLanguage) {
    private static final Map<String, Listings> ALL =
            Models.all().stream()
                    .map(IoModel::name)
                    .map(Listings::read)
                    .flatMap(Optional::stream)
                    .collect(Collectors.toUnmodifiableMap(Listings::model, all -> all));

    public Listings {
        byLanguage = Map.copyOf(byLanguage);
    }

    /// Those of a model; none if it has none.
    public static Optional<Listings> of(String model) {
        return Optional.ofNullable(ALL.get(model));
    }

    /// Those of the program that a recording is of; none if there are none. With `--file` a model
    /// runs a program that is not listed.
    public static Optional<Listings> of(TraceHeader header) {
        boolean listed = !Boolean.TRUE.equals(header.scenario().get("file"));
        return listed ? of(header.model()) : Optional.empty();
    }

    /// The listing in one language.
    public Listing in(CodeLanguage language) {
        var listing = byLanguage.get(language);
        if (listing == null) {
            throw new IllegalStateException(model + " is not listed in " + language);
        }
        return listing;
    }

    private static Optional<Listings> read(String model) {
        var all = new EnumMap<CodeLanguage, Listing>(CodeLanguage.class);
        for (var language : CodeLanguage.values()) {
            new ListingReader(language).read(model).ifPresent(l -> all.put(language, l));
        }
        boolean complete = all.size() == CodeLanguage.values().length;
        return complete ? Optional.of(new Listings(model, all)) : Optional.empty();
    }
}
