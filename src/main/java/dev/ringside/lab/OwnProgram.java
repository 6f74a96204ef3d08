package dev.ringside.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// How Ringside starts itself again.
public final class OwnProgram {
    private static final String MODULE = "dev.ringside";
    private static final String MAIN = "dev.ringside.cli.Ringside";

    /// What the virtual machine says when the system allows it no further thread.
    private static final String SHORT_OF_THREADS = "unable to create native thread";

    private static final String NO_MORE_THREADS =
            "This computer allows no more threads. Allow more (ulimit -u), or end other programs.";

    private OwnProgram() {}

    /// The words of the command.
    ///
    /// @param arguments the command and its options
    public static List<String> commandLine(List<String> arguments) {
        return commandLine(Set.of(), arguments);
    }

    private static List<String> commandLine(Set<String> exports, List<String> arguments) {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(virtualMachine());
        boolean named = OwnProgram.class.getModule().isNamed();
        for (String exported : exports) {
            words.add("--add-exports=" + exported + "=" + (named ? MODULE : "ALL-UNNAMED"));
        }
        words.addAll(program());
        words.addAll(arguments);
        return words;
    }

    /// A process that is ready to be started.
    ///
    /// @param prefix a command that runs it; usually empty
    /// @param exports packages of the JDK that it may use although they are internal
    public static ProcessBuilder process(
            List<String> prefix, Set<String> exports, List<String> arguments) {
        var words = new ArrayList<>(prefix);
        words.addAll(commandLine(exports, arguments));
        var builder = new ProcessBuilder(words);
        builder.environment().keySet().removeIf(name -> name.endsWith("JAVA_OPTIONS"));
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // else it announces itself on stderr
        return builder;
    }

    /// What a process of this program said when it could not go on, as a sentence for the user.
    ///
    /// @param said what it wrote to stderr
    public static String complaint(String said) {
        return said.contains(SHORT_OF_THREADS) ? NO_MORE_THREADS : said.strip();
    }

    /// A small, quiet virtual machine: one compiler thread, one heap without concurrent threads, so
    /// that little besides the experiment runs. Its own messages go to stderr, because stdout
    /// carries the facts.
    private static List<String> virtualMachine() {
        return List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx512m",
                "-XX:+DisplayVMOutputToStderr",
                "-Xlog:disable",
                "-Xlog:all=error:stderr");
    }

    private static List<String> program() {
        if (!OwnProgram.class.getModule().isNamed()) {
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
}
