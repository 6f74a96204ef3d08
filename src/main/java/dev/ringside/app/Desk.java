package dev.ringside.app;

import dev.ringside.lab.scenario.Scenario;

/// What the window asks of the program around it.
public interface Desk {
    /// Lets somebody choose a file and opens it.
    void open();

    /// Saves the present recording.
    void save();

    /// Runs a model for real and shows it; ends the run if one is under way.
    void record(Scenario scenario);

    /// Fills the screen, or no longer.
    void fullScreen(boolean on);
}
