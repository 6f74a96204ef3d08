package dev.ringside.app;

import dev.ringside.app.library.Example;

import javafx.application.Application;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;

/// Opens the window and stays until it is closed. This is where the command line comes in.
public final class WindowStart {
    private WindowStart() {}

    /// Whether there is a display to open a window on, as far as that can be told.
    public static boolean possible() {
        return !Headless.displayMissing();
    }

    /// Opens the window.
    ///
    /// @param file the recording; null for the bundled one
    /// @param step the step to go to; below 0 for the beginning
    public static void open(@Nullable Path file, int step) {
        open(file == null ? null : "--file=" + file, step);
    }

    /// Opens the window with a recording that comes with the program.
    ///
    /// @param step the step to go to; below 0 for the beginning
    public static void openExample(Example example, int step) {
        open("--example=" + example.name(), step);
    }

    private static void open(@Nullable String what, int step) {
        var words = new ArrayList<String>();
        if (what != null) {
            words.add(what);
        }
        if (step >= 0) {
            words.add("--step=" + step);
        }
        Application.launch(RingsideApp.class, words.toArray(String[]::new));
    }

    /// Opens it without a display, goes through everything once and closes it.
    public static void rehearse() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        Application.launch(RingsideApp.class, "rehearse");
    }
}
