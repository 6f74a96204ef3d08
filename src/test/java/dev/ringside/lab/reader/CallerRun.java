package dev.ringside.lab.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.linux.proc.Namespaces;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A caller that runs as nobody, and a reader that runs as root for it: real processes of real
/// users.
final class CallerRun implements AutoCloseable {
    static final String NOBODY = "65534";

    private static final int PATIENCE_SECONDS = 30;
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Process caller;
    private final Process reader;
    private final BufferedReader out;

    /// Starts both.
    ///
    /// @param folder for classes that the other user may read
    /// @param startedBy what the reader is told of who started it
    /// @param args of [UnprivilegedCaller]
    CallerRun(Path folder, Map<String, String> startedBy, String... args) throws IOException {
        caller = startCaller(folder, args);
        out =
                new BufferedReader(
                        new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
        String number = line();
        reader = startReader(startedBy, number);
    }

    /// Skips the test, with the reason, where nobody else can be.
    static void assumePossible() throws IOException {
        assumeTrue(Namespaces.processIdsAreTheKernels(), "This container has own process ids.");
        assumeTrue("root".equals(System.getProperty("user.name")), "This needs root.");
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/setpriv")),
                "This needs setpriv, to be another user.");
    }

    /// Copies the classes that a caller needs to where every user may read them.
    static void publish(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (Path classes : List.of(classes("main"), classes("test"))) {
            for (String part : List.of("linux", "lab", "trace", "assets/linux")) {
                Path from = classes.resolve("dev/ringside").resolve(part);
                if (Files.exists(from)) {
                    copy(classes, from, folder);
                }
            }
        }
    }

    /// The next line that the caller prints.
    String line() throws IOException {
        return Objects.requireNonNull(out.readLine(), "the caller printed nothing more");
    }

    /// All lines that it prints until it ends.
    List<String> rest() throws IOException {
        return out.lines().toList();
    }

    /// Lets the caller go on.
    void go() throws IOException {
        caller.getOutputStream().write('\n');
        caller.getOutputStream().flush();
    }

    Process caller() {
        return caller;
    }

    Process reader() {
        return reader;
    }

    /// Waits until the reader has ended, and gives its exit code.
    int readerEnds() throws InterruptedException {
        assertThat(reader.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return reader.exitValue();
    }

    /// The tracing instances of the reader.
    List<Path> instances() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/sys/kernel/tracing/instances"))) {
            String prefix = "ringside-" + reader.pid() + "-";
            return all.filter(one -> one.getFileName().toString().startsWith(prefix)).toList();
        }
    }

    @Override
    public void close() {
        caller.destroyForcibly();
        reader.destroyForcibly();
    }

    private static Process startCaller(Path folder, String... args) throws IOException {
        var words =
                new ArrayList<>(
                        List.of(
                                "setpriv",
                                "--reuid=" + NOBODY,
                                "--regid=" + NOBODY,
                                "--clear-groups",
                                "--bounding-set=-all",
                                "--inh-caps=-all",
                                JAVA,
                                "-XX:+UseSerialGC",
                                "-XX:-UsePerfData",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                folder.toString(),
                                UnprivilegedCaller.class.getName()));
        words.addAll(List.of(args));
        return new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .directory(folder.toFile())
                .start();
    }

    private static Process startReader(Map<String, String> startedBy, String number)
            throws IOException {
        String classPath =
                Stream.of("jdk.module.path", "java.class.path")
                        .map(System::getProperty)
                        .filter(Objects::nonNull)
                        .reduce("", (all, path) -> all + File.pathSeparator + path);
        var builder =
                new ProcessBuilder(
                        JAVA,
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath,
                        "dev.ringside.cli.Ringside",
                        "reader",
                        number);
        builder.environment().keySet().removeIf(name -> name.endsWith("_UID"));
        builder.environment().putAll(startedBy);
        return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Path classes(String kind) {
        return Path.of("target", kind.equals("main") ? "classes" : "test-classes").toAbsolutePath();
    }

    private static void copy(Path root, Path from, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path to = folder.resolve(root.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING); // package-info
                }
            }
        }
    }
}
