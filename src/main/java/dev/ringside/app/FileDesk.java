package dev.ringside.app;

import dev.ringside.app.NoticeBar.Sentence;
import dev.ringside.app.files.FileDialogs;
import dev.ringside.app.files.FileWish;
import dev.ringside.app.files.FileWish.Kind;
import dev.ringside.app.files.FileWords;
import dev.ringside.app.files.Question.Answer;
import dev.ringside.app.files.ReadingProgress;
import dev.ringside.app.files.Writing;
import dev.ringside.app.library.Example;
import dev.ringside.app.session.Origin;
import dev.ringside.app.session.Recorded;
import dev.ringside.app.session.Session;
import dev.ringside.trace.Trace;
import dev.ringside.trace.json.TraceFile;

import javafx.application.Platform;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/// What the program does with files: opens them, saves into them, and sees to it that no recording
/// is lost. The window's thread asks; other threads read and write.
final class FileDesk implements AutoCloseable {
    private final Window window;
    private final Session session;
    private final Surroundings around;
    private final FileDialogs dialogs;
    private final Executor reader;
    private final BooleanSupplier recording;
    private final Writing writing = new Writing(Platform::runLater);
    private @Nullable Sentence afterwards;

    /// @param reader where recordings are read and told, one after the other
    /// @param recording whether an experiment is under way
    FileDesk(
            Window window,
            Session session,
            Surroundings around,
            FileDialogs dialogs,
            Executor reader,
            BooleanSupplier recording) {
        this.window = window;
        this.session = session;
        this.around = around;
        this.dialogs = dialogs;
        this.reader = reader;
        this.recording = recording;
    }

    Writing writing() {
        return writing;
    }

    /// Lets somebody choose a file and opens it.
    void choose() {
        if (free()) {
            var wish = new FileWish(words("open.title"), null, "", List.of(recordings()));
            ask(wish, dialogs::toOpen, file -> open(file, 0));
        }
    }

    /// Opens a file at a step. If it cannot be opened, the present recording stays.
    void open(Path given, int step) {
        if (!free()) {
            return;
        }
        Path file = given.toAbsolutePath();
        String name = String.valueOf(file.getFileName());
        reader.execute(() -> {
            var progress =
                    new ReadingProgress(RecordingFiles.sizeBytes(file), share -> say(name, share));
            try {
                var recorded = RecordingFiles.read(file, progress);
                Platform.runLater(() -> opened(recorded, name, step));
            } catch (IOException e) {
                boolean gone = !Files.exists(file);
                Platform.runLater(() -> refused(file, gone, e));
            }
        });
    }

    /// Opens the first of some files, and says so if there are more.
    void openFirst(List<Path> files) {
        Path first = files.getFirst();
        if (files.size() > 1) {
            afterwards =
                    Sentence.of("files.first", first.getFileName().toString(), files.size() - 1);
        }
        open(first, 0);
    }

    /// Opens a recording that comes with the program, at a step.
    void open(Example example, int step) {
        if (!free()) {
            return;
        }
        reader.execute(() -> {
            try {
                var recorded = RecordingFiles.read(example);
                Platform.runLater(() -> opened(recorded, example.name(), step));
            } catch (IOException e) {
                throw new UncheckedIOException(e); // it is in the program itself
            }
        });
    }

    /// Saves the present recording: where it is, if it is where somebody chose.
    void save() {
        if (session.recorded().origin() instanceof Origin.File(Path path) && !onShelf(path)) {
            if (free()) {
                saveTo(path, true, () -> {});
            }
        } else {
            saveAs(() -> {});
        }
    }

    /// Saves the present recording where somebody chooses.
    ///
    /// @param then comes when it is saved
    void saveAs(Runnable then) {
        if (!free()) {
            return;
        }
        if (session.empty()) {
            window.say(Sentence.of("files.nothing"), true);
            return;
        }
        var wish = new FileWish(words("save.title"), null, proposal(), List.of(recordings()));
        askWhere(wish, file -> saveTo(wish.meant(file), wish.meant(file).equals(file), then));
    }

    /// Saves the present recording into a file.
    ///
    /// @param replacing whether a file that is there already is meant
    /// @param then comes when it is saved
    void saveTo(Path file, boolean replacing, Runnable then) {
        var recorded = session.recorded();
        var trace = recorded.story().trace();
        writing.write(
                () -> {
                    refuseToReplace(file, replacing);
                    TraceFile.save(trace, file);
                    return file;
                },
                saved -> {
                    session.saved(recorded, saved.toAbsolutePath());
                    around.memory().change(r -> r.opened(saved.toAbsolutePath()));
                    window.say(Sentence.of("files.saved", saved.toString()), false);
                    then.run();
                },
                fault -> window.say(texts -> FileWords.unwritable(file, fault, texts), true));
    }

    /// Keeps a recording that has just been made, and says so.
    void keep(Recorded recorded, Sentence done, boolean complete) {
        var shelf = around.shelf();
        if (shelf == null) {
            window.say(done.and(Sentence.of("record.unsaved")), !complete);
            return;
        }
        Trace trace = recorded.story().trace();
        writing.write(
                () -> shelf.keep(trace),
                file -> {
                    session.saved(recorded, file);
                    around.memory().change(r -> r.opened(file));
                    String name = file.getFileName().toString();
                    window.say(done.and(Sentence.of("record.kept", name)), !complete);
                },
                fault -> {
                    Sentence unkept =
                            texts -> texts.get("record.unkept", FileWords.reason(fault, texts));
                    window.say(done.and(unkept), true);
                });
    }

    /// Keeps a recording when there is no window any more that could say so. Waits until it and
    /// everything else is written; not for the window's thread.
    ///
    /// @param trace null if there is none
    void keepAtLast(@Nullable Trace trace, Duration patience) throws InterruptedException {
        var shelf = around.shelf();
        if (shelf != null && trace != null) {
            try {
                Path file = shelf.keep(trace);
                around.memory().change(r -> r.opened(file));
            } catch (IOException e) {
                System.err.println("The last recording could not be kept: " + e); // in the log
            }
        }
        if (!writing.await(patience)) {
            System.err.println("A file could not be written before the program was ended.");
        }
        around.memory().write();
    }

    /// Leaves the present recording, for another or for good, when nothing is lost by it. Somebody
    /// is asked if it is in no file.
    void leaveThen(Runnable go) {
        if (window.asking()) {
            return;
        }
        if (writing.busy()) {
            writing.whenDone(() -> leaveThen(go));
        } else if (session.empty() || !(session.recorded().origin() instanceof Origin.Unsaved)) {
            go.run();
        } else {
            window.ask(
                    words("leave.title"),
                    words("leave.line"),
                    List.of(
                            new Answer("leave-save", words("leave.save"), () -> saveAs(go)),
                            new Answer("leave-discard", words("leave.discard"), go),
                            new Answer("leave-cancel", words("leave.cancel"), () -> {})));
        }
    }

    /// Asks which file to write.
    ///
    /// @param then is told the file
    void askWhere(FileWish wish, Consumer<Path> then) {
        ask(wish, dialogs::toSave, then);
    }

    /// Asks for a file, beginning in the folder of the last one if it is still there.
    private void ask(
            FileWish wish, Function<FileWish, Optional<Path>> dialog, Consumer<Path> then) {
        var last = around.memory().now().folder();
        Thread.ofVirtual()
                .start(() -> {
                    Path folder = last.filter(Files::isDirectory).orElse(null);
                    Platform.runLater(() ->
                            dialog.apply(wish.in(folder)).ifPresent(file -> chosen(file, then)));
                });
    }

    @Override
    public void close() {
        writing.close();
    }

    private void chosen(Path file, Consumer<Path> then) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            around.memory().change(r -> r.folder(folder));
        }
        then.accept(file);
    }

    /// Nothing else is opened or saved while an experiment runs.
    private boolean free() {
        if (recording.getAsBoolean()) {
            window.say(Sentence.of("record.busy"), true);
        }
        return !recording.getAsBoolean();
    }

    private void opened(Recorded recorded, String name, int step) {
        @Nullable Sentence also = afterwards;
        afterwards = null;
        if (recorded.empty()) {
            window.say(Sentence.of("files.empty", name), true);
        } else if (free()) {
            leaveThen(() -> {
                session.open(recorded, step);
                if (also == null) {
                    window.sayNothing();
                } else {
                    window.say(also, false);
                }
                if (recorded.origin() instanceof Origin.File(Path path)) {
                    around.memory().change(r -> r.opened(path));
                }
            });
        }
    }

    private void refused(Path file, boolean gone, IOException fault) {
        afterwards = null;
        if (gone) {
            around.memory().change(r -> r.gone(file));
        }
        window.say(texts -> FileWords.unreadable(file, fault, texts), true);
    }

    private void say(String name, double share) {
        Platform.runLater(() -> {
            String key = share < 1 ? "files.opening" : "files.telling";
            window.say(Sentence.of(key, name, share), false);
        });
    }

    private boolean onShelf(Path file) {
        var shelf = around.shelf();
        return shelf != null && shelf.holds(file);
    }

    /// A device must not be replaced by a file, nor a file that nobody has chosen.
    private static void refuseToReplace(Path file, boolean replacing) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString(), null, "Is a directory");
        }
        if (Files.exists(file) && !replacing) {
            throw new FileAlreadyExistsException(file.toString());
        }
    }

    private String proposal() {
        return switch (session.recorded().origin()) {
            case Origin.File file -> file.name();
            case Origin.Bundled(var example) -> example.name() + ".json";
            case Origin.Unsaved _ -> session.recorded().story().trace().header().model() + ".json";
        };
    }

    private Kind recordings() {
        return new Kind(words("files.recordings"), List.of(".json", ".json.gz"));
    }

    private String words(String key, Object... gaps) {
        return window.texts().get(key, gaps);
    }
}
