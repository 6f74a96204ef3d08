package dev.ringside.app;

import dev.ringside.app.files.FileDialogs;
import dev.ringside.app.files.FileWish;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Somebody who answers when the program asks for a file, in the order given here.
final class Answers implements FileDialogs {
    private final Deque<Path> answers = new ArrayDeque<>();
    final List<FileWish> asked = new ArrayList<>();

    void next(Path file) {
        answers.add(file);
    }

    @Override
    public Optional<Path> toOpen(FileWish wish) {
        asked.add(wish);
        return Optional.ofNullable(answers.poll());
    }

    @Override
    public Optional<Path> toSave(FileWish wish) {
        return toOpen(wish);
    }
}
