package dev.ringside.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program that a benchmark starts, asks by lines of text, and ends.
public final class Subprocess implements AutoCloseable {
    /// Where the benchmarks leave what they make.
    public static final Path FOLDER = Path.of("target", "bench");

    /// How Ringside starts its lab process: a small virtual machine without the second compiler.
    public static final List<String> LAB =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m");

    private static final Path SOURCES = Path.of("src", "bench", "c");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final BufferedReader answers;

    private Subprocess(Process process) {
        this.process = process;
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /// Starts a program; what it says on stderr is seen.
    public static Subprocess start(List<String> words) throws IOException {
        return new Subprocess(
                new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /// Compiles a program of `src/bench/c`.
    ///
    /// @return where it is
    public static String compiled(String name) throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        Path program = FOLDER.resolve(name);
        String source = SOURCES.resolve(name + ".c").toString();
        run(List.of("cc", "-O2", "-pthread", "-o", program.toString(), source));
        return program.toString();
    }

    /// Runs a program to its end.
    ///
    /// @return what it printed
    public static String run(List<String> words) throws IOException, InterruptedException {
        try (Subprocess program = start(words)) {
            String text = program.answers.readAllAsString();
            if (program.process.waitFor() != 0) {
                throw new IOException(String.join(" ", words) + " failed");
            }
            return text.strip();
        }
    }

    /// How this benchmark was started, with `options` for the virtual machine added, and other
    /// `words` for the program.
    public static List<String> ourselves(List<String> options, List<String> words)
            throws IOException {
        String line = Files.readString(Path.of("/proc/self/cmdline"));
        List<String> own = new ArrayList<>(Arrays.asList(line.split("\0", -1)));
        int module = 0;
        while (!own.get(module).startsWith("--module=")) {
            module++;
        }
        List<String> all = new ArrayList<>(own.subList(0, module));
        all.addAll(options);
        all.add(own.get(module));
        all.addAll(words);
        return all;
    }

    /// The program's process id.
    public long pid() {
        return process.pid();
    }

    /// The next line that it prints.
    public String answer() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("the program ended early");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What it answers to `question`.
    public String ask(String question) throws IOException {
        var writer = process.outputWriter(StandardCharsets.UTF_8);
        writer.write(question + "\n");
        writer.flush();
        return answer();
    }

    /// Ends it as Ctrl-C does.
    public void interrupt() throws IOException {
        try {
            run(List.of("kill", "-INT", Long.toString(pid())));
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("process " + pid() + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
