package dev.ringside.app;

import dev.ringside.app.library.Example;
import dev.ringside.lab.LabOrder;
import dev.ringside.lab.hand.Command;

import java.nio.file.Path;
import java.util.List;

/// What the window asks of the program around it.
public interface Desk {
    /// Lets somebody choose a file and opens it.
    void open();

    /// Opens a file.
    void open(Path file);

    /// The files that were opened or saved last, the last one first.
    List<Path> recent();

    /// Saves the present recording: where it is, or where somebody chooses if it has no place yet.
    void save();

    /// Saves the present recording where somebody chooses.
    void saveAs();

    /// Copies the stage, as a picture, for other programs.
    void copyPicture();

    /// Saves the stage as a picture where somebody chooses.
    void savePicture();

    /// Whether somebody has seen what is said at the first start.
    boolean hintShown();

    /// What is said at the first start has been seen.
    void hintShown(boolean shown);

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
