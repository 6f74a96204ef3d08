package dev.ringside.app;

import dev.ringside.app.files.FileWords;
import dev.ringside.app.library.Library;
import dev.ringside.app.session.Recorded;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// What the window opens with.
///
/// @param around what is around the window
/// @param recorded the first recording; one of nothing if it is so large that the window comes
///   first
/// @param fault why it is not the recording that was asked for; null if it is
record Opening(Surroundings around, Recorded recorded, NoticeBar.@Nullable Sentence fault) {
    private static @Nullable Begun begun;

    private record Begun(StartOptions options, CompletableFuture<Opening> opening) {}

    /// Begins to read the settings and the first recording. JavaFX lets a program do nothing until
    /// it is up; that is time enough to read them.
    static synchronized void begin(StartOptions options) {
        var opening = new CompletableFuture<Opening>();
        Thread.ofPlatform().daemon().name("opening").start(() -> complete(opening, options));
        begun = new Begun(options, opening);
    }

    private static void complete(CompletableFuture<Opening> opening, StartOptions options) {
        try {
            opening.complete(read(options));
        } catch (IOException | RuntimeException | Error e) {
            opening.completeExceptionally(e);
        }
    }

    /// What was begun with these options, when it is there; otherwise it is read now.
    static Opening of(StartOptions options) throws IOException {
        var early = takeBegun();
        if (early == null || !early.options.equals(options)) {
            return read(options);
        }
        try {
            return early.opening.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw e;
        }
    }

    private static synchronized @Nullable Begun takeBegun() {
        var taken = begun;
        begun = null;
        return taken;
    }

    private static Opening read(StartOptions options) throws IOException {
        var around =
                options.rehearsal() ? Surroundings.traceless() : Surroundings.of(options.folders());
        Path file = options.file();
        if (file == null) {
            return new Opening(around, example(options.example()), null);
        }
        if (RecordingFiles.isLarge(file)) {
            return new Opening(around, Recorded.nothing(), null); // then it says how far it is
        }
        try {
            var recorded = RecordingFiles.read(file);
            if (!recorded.empty()) {
                return new Opening(around, recorded, null);
            }
            String name = String.valueOf(file.getFileName());
            return new Opening(around, example(""), texts -> texts.get("files.empty", name));
        } catch (IOException e) {
            return new Opening(around, example(""), texts -> FileWords.unreadable(file, e, texts));
        }
    }

    private static Recorded example(String name) throws IOException {
        return RecordingFiles.read(Library.named(name).orElseGet(Library::first));
    }
}
