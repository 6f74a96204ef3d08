package dev.ringside.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The program, started as a user starts it.
record RingsideProcess(Process process) {
    private static final int PATIENCE_SECONDS = 60;

    static RingsideProcess start(String... args) throws IOException {
        return start(List.of(), args);
    }

    /// @param options for the virtual machine
    static RingsideProcess start(List<String> options, String... args) throws IOException {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(options);
        String modules = System.getProperty("jdk.module.path");
        if (modules == null) {
            words.add("--enable-native-access=ALL-UNNAMED");
            words.addAll(List.of("-cp", System.getProperty("java.class.path")));
            words.add("dev.ringside.cli.Ringside");
        } else {
            words.add("--enable-native-access=dev.ringside");
            words.add("--module-path=" + modules);
            words.add("--module=dev.ringside/dev.ringside.cli.Ringside");
        }
        words.addAll(List.of(args));
        return new RingsideProcess(new ProcessBuilder(words).start());
    }

    /// Waits for its end.
    ///
    /// @return its exit code
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the program did not end");
        }
        return process.exitValue();
    }

    String out() throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    String err() throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
