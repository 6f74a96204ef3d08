package dev.ringside.app.settings;

import dev.ringside.app.session.Settings;
import dev.ringside.app.session.Speed;
import dev.ringside.app.settings.WindowPlace.Area;
import dev.ringside.app.timeline.Clock;
import dev.ringside.story.words.Language;
import dev.ringside.tableau.Theme;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What is remembered. A value that is missing, or that makes no sense, is not remembered; a value
/// that this version does not know stays.
///
/// @param values the values by name, as they stand in the file
public record Remembered(Map<String, Object> values) {
    /// So many recent files are remembered.
    public static final int MOST_RECENT = 10;

    private static final String LANGUAGE = "language";
    private static final String THEME = "theme";
    private static final String CLOCK = "clock";
    private static final String SPEED = "speed";
    private static final String REDUCED_MOTION = "reducedMotion";
    private static final String WINDOW = "window";
    private static final String HINT_SHOWN = "hintShown";
    private static final String FOLDER = "folder";
    private static final String RECENT = "recent";

    /// Values by name.
    public Remembered {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// Nothing is remembered.
    public static Remembered nothing() {
        return new Remembered(Map.of());
    }

    /// The settings: those that are remembered, and the `usual` ones for the rest.
    public Settings settings(Settings usual) {
        var settings = usual;
        settings = named(LANGUAGE, Language.values()).map(settings::with).orElse(settings);
        settings = named(THEME, Theme.values()).map(settings::with).orElse(settings);
        settings = named(CLOCK, Clock.values()).map(settings::with).orElse(settings);
        var clock = settings.clock();
        settings = number(SPEED).map(s -> Speed.of(clock, s)).map(settings::with).orElse(settings);
        return flag(REDUCED_MOTION).map(settings::reducedMotion).orElse(settings);
    }

    /// The same, after the settings changed.
    public Remembered changed(Settings before, Settings after) {
        var changed = new LinkedHashMap<>(values);
        var old = written(before);
        written(after)
                .forEach((name, value) -> {
                    if (!value.equals(old.get(name))) {
                        changed.put(name, value);
                    }
                });
        return new Remembered(changed);
    }

    private static Map<String, Object> written(Settings settings) {
        return Map.of(
                LANGUAGE, word(settings.language()),
                THEME, word(settings.theme()),
                CLOCK, word(settings.clock()),
                SPEED, settings.speed().factor(),
                REDUCED_MOTION, settings.reducedMotion());
    }

    /// Where the window stood.
    public Optional<WindowPlace> window() {
        if (!(values.get(WINDOW) instanceof Map<?, ?> place)) {
            return Optional.empty();
        }
        var area =
                new Area(
                        coordinate(place, "x"),
                        coordinate(place, "y"),
                        coordinate(place, "width"),
                        coordinate(place, "height"));
        boolean maximised = Boolean.TRUE.equals(place.get("maximised"));
        return area.sensible() ? Optional.of(new WindowPlace(area, maximised)) : Optional.empty();
    }

    /// The same, and the window stands there.
    public Remembered window(WindowPlace place) {
        var written = new LinkedHashMap<String, Object>();
        written.put("x", place.area().x());
        written.put("y", place.area().y());
        written.put("width", place.area().width());
        written.put("height", place.area().height());
        written.put("maximised", place.maximised());
        return with(WINDOW, written);
    }

    /// Whether somebody has seen what is said at the first start.
    public boolean hintShown() {
        return flag(HINT_SHOWN).orElse(false);
    }

    /// The same, and what is said at the first start has been seen, or not.
    public Remembered hintShown(boolean shown) {
        return with(HINT_SHOWN, shown);
    }

    /// The folder in which a file was chosen last.
    public Optional<Path> folder() {
        return path(values.get(FOLDER));
    }

    /// The files that were opened or saved last, the last one first.
    public List<Path> recent() {
        var files = new ArrayList<Path>();
        if (values.get(RECENT) instanceof List<?> list) {
            list.forEach(file -> path(file).ifPresent(files::add));
        }
        return List.copyOf(files.subList(0, Math.min(files.size(), MOST_RECENT)));
    }

    /// The same, and a file was opened or saved just now.
    public Remembered opened(Path file) {
        var files = new ArrayList<>(recent());
        files.remove(file);
        files.addFirst(file);
        return recent(files);
    }

    /// The same, and a file was chosen in this folder.
    public Remembered folder(Path folder) {
        return with(FOLDER, folder.toString());
    }

    /// The same without a file that is not there any more.
    public Remembered gone(Path file) {
        var files = new ArrayList<>(recent());
        files.remove(file);
        return recent(files);
    }

    private Remembered recent(List<Path> files) {
        return with(RECENT, files.stream().limit(MOST_RECENT).map(Path::toString).toList());
    }

    private Remembered with(String name, Object value) {
        var changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return new Remembered(changed);
    }

    private <E extends Enum<E>> Optional<E> named(String name, E[] all) {
        for (E one : all) {
            if (word(one).equals(values.get(name))) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private Optional<Boolean> flag(String name) {
        return values.get(name) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
    }

    private Optional<Double> number(String name) {
        return values.get(name) instanceof Number number
                ? Optional.of(number.doubleValue())
                : Optional.empty();
    }

    private static double coordinate(Map<?, ?> place, String name) {
        return place.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static Optional<Path> path(@org.jspecify.annotations.Nullable Object text) {
        try {
            return text instanceof String file && Path.of(file).isAbsolute()
                    ? Optional.of(Path.of(file))
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty(); // another system's path
        }
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
