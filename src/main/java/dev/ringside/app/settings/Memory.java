package dev.ringside.app.settings;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Remembers. What is to be remembered is known at once, and is in the file a moment later: another
/// thread writes it, and writes once if much changes at a time.
public final class Memory implements AutoCloseable {
    private static final long PAUSE_MILLIS = 300;

    private final @Nullable SettingsFile file;
    private final Executor later =
            CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    private final Object writing = new Object();
    private final @Nullable Trouble trouble;
    private Remembered remembered;
    private @Nullable UnaryOperator<Remembered> unwritten;
    private boolean waiting;
    private boolean told;
    private Consumer<Trouble> onTrouble = _ -> {};

    private Memory(@Nullable SettingsFile file, Remembered remembered, @Nullable Trouble trouble) {
        this.file = file;
        this.remembered = remembered;
        this.trouble = trouble;
    }

    /// Remembers until the program ends, in no file.
    public static Memory untilTheEnd() {
        return new Memory(null, Remembered.nothing(), null);
    }

    /// Remembers what is in `file`, and in it. Reads it.
    public static Memory in(SettingsFile file) {
        var reading = file.read();
        boolean alone = reading.trouble() instanceof Trouble.Unreadable;
        return new Memory(alone ? null : file, reading.remembered(), reading.trouble());
    }

    /// What was wrong with the file when it was read; null if nothing was.
    public @Nullable Trouble trouble() {
        return trouble;
    }

    /// Who is told, once and on any thread, if the file cannot be written.
    public synchronized void setOnTrouble(Consumer<Trouble> listener) {
        onTrouble = listener;
    }

    /// What is remembered.
    public synchronized Remembered now() {
        return remembered;
    }

    /// Changes what is remembered.
    public synchronized void change(UnaryOperator<Remembered> change) {
        var next = change.apply(remembered);
        if (next.equals(remembered)) {
            return;
        }
        remembered = next;
        var before = unwritten;
        unwritten = before == null ? change : r -> change.apply(before.apply(r));
        if (!waiting) {
            waiting = true;
            later.execute(this::write);
        }
    }

    /// Writes what is not written yet, on a thread for which the program waits.
    @Override
    public void close() {
        Thread.ofPlatform().name("settings, at last").start(this::write);
    }

    /// Writes what is not written yet. Not for the window's thread.
    public void write() {
        if (file == null) {
            return;
        }
        synchronized (writing) {
            var change = taken();
            if (change != null) {
                write(change, file);
            }
        }
    }

    private void write(UnaryOperator<Remembered> change, SettingsFile to) {
        try {
            to.change(change);
        } catch (IOException e) {
            putBack(change);
            tell(new Trouble.Unwritable(to.file()));
        }
    }

    private synchronized @Nullable UnaryOperator<Remembered> taken() {
        var change = unwritten;
        unwritten = null;
        waiting = false;
        return change;
    }

    private synchronized void putBack(UnaryOperator<Remembered> change) {
        var since = unwritten;
        unwritten = since == null ? change : r -> since.apply(change.apply(r));
    }

    private void tell(Trouble what) {
        Consumer<Trouble> listener;
        synchronized (this) {
            if (told) {
                return;
            }
            told = true;
            listener = onTrouble;
        }
        listener.accept(what);
    }
}
