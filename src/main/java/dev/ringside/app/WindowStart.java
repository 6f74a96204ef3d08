package dev.ringside.app;

import javafx.application.Application;

/// Opens the window and stays until it is closed. This is where the command line comes in.
public final class WindowStart {
    private WindowStart() {}

    /// Whether there is a display to open a window on, as far as that can be told.
    public static boolean possible() {
        return !Headless.displayMissing();
    }

    /// Opens the window.
    public static void open(StartOptions options) {
        Opening.begin(options);
        Application.launch(RingsideApp.class, options.words().toArray(String[]::new));
    }

    /// Opens it without a display, goes through everything once and closes it.
    public static void rehearse() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        open(StartOptions.NONE.rehearsing());
    }
}
