package dev.ringside.app;

import dev.ringside.app.library.Example;
import dev.ringside.lab.LabOrder;
import dev.ringside.lab.hand.Command;

/// What the window asks of the program around it.
public interface Desk {
    /// Lets somebody choose a file and opens it.
    void open();

    /// Saves the present recording.
    void save();

    /// Opens a recording that comes with the program.
    void open(Example example);

    /// Runs a model for real and shows it, unless a run is under way.
    void record(LabOrder order);

    /// Has the clients of a run by hand do something.
    void give(Command command);

    /// Ends the run that is under way; what is recorded is kept.
    void stop();

    /// Fills the screen, or no longer.
    void fullScreen(boolean on);
}
