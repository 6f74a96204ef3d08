package dev.ringside.cli;

import dev.ringside.app.WindowStart;

import picocli.CommandLine.Command;

import java.util.concurrent.Callable;

/// `ringside train`, hidden: goes through the window once without a display, so that its classes
/// can be kept in a cache which makes the next start faster.
@Command(name = "train", hidden = true, description = "Go through the window once, and end.")
public final class TrainCommand implements Callable<Integer> {
    /// For picocli.
    public TrainCommand() {}

    @Override
    public Integer call() {
        WindowStart.rehearse();
        return 0;
    }
}
