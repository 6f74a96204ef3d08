package dev.ringside.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How Ringside starts itself for an experiment.
final class LabCommandLine {
    private static final String MODULE = "dev.ringside";
    private static final String MAIN = "dev.ringside.cli.Ringside";

    private LabCommandLine() {}

    static List<String> of(LabOrder order) {
        var words = new ArrayList<>(order.prefix());
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(virtualMachine());
        words.addAll(program());
        words.addAll(experiment(order));
        return words;
    }

    /// A small, quiet virtual machine: one compiler thread, one heap without concurrent threads, so
    /// that little besides the experiment runs. Its own messages go to stderr, because stdout
    /// carries the facts.
    private static List<String> virtualMachine() {
        return List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx256m",
                "-Xlog:disable",
                "-Xlog:all=error:stderr");
    }

    private static List<String> program() {
        if (!LabCommandLine.class.getModule().isNamed()) {
            return List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    MAIN);
        }
        var words = new ArrayList<String>();
        words.add("--enable-native-access=" + MODULE);
        String path = System.getProperty("jdk.module.path");
        if (path != null) { // it is null in a run-time image that contains the module
            words.add("--module-path=" + path);
        }
        words.add("--module=" + MODULE + "/" + MAIN);
        return words;
    }

    private static List<String> experiment(LabOrder order) {
        Scenario scenario = order.scenario();
        return List.of(
                "lab",
                order.model(),
                "--messages=" + scenario.messages(),
                "--delay=" + DurationText.of(scenario.delayNanos()),
                "--size=" + scenario.sizeBytes(),
                "--cpus=" + scenario.cpus().text(),
                "--seed=" + scenario.seed());
    }
}
