package dev.ringside.app;

import dev.ringside.app.library.Example;
import dev.ringside.lab.LabOrder;
import dev.ringside.lab.hand.Command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Remembers what was asked of it and does nothing.
final class NoDesk implements Desk {
    final List<String> asked = new ArrayList<>();

    @Override
    public void open() {
        asked.add("open");
    }

    @Override
    public void save() {
        asked.add("save");
    }

    @Override
    public void open(Path file) {
        asked.add("open " + file);
    }

    @Override
    public List<Path> recent() {
        return List.of();
    }

    @Override
    public void saveAs() {
        asked.add("save as");
    }

    @Override
    public void copyPicture() {
        asked.add("copy picture");
    }

    @Override
    public void savePicture() {
        asked.add("save picture");
    }

    @Override
    public void open(Example example) {
        asked.add("open " + example.name());
    }

    @Override
    public void record(LabOrder order) {
        asked.add("record " + order.model());
    }

    @Override
    public void give(Command command) {
        asked.add("give " + command);
    }

    @Override
    public void stop() {
        asked.add("stop");
    }

    @Override
    public boolean hintShown() {
        return asked.contains("hint shown");
    }

    @Override
    public void hintShown(boolean shown) {
        asked.add("hint shown");
    }

    @Override
    public void fullScreen(boolean on) {
        asked.add(on ? "full screen" : "window");
    }
}
