package dev.ringside.lab.reader;

import dev.ringside.linux.Outcome;
import dev.ringside.linux.Syscalls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How a reader is started with privileges.
///
/// @param launcher what gives them, with its options
/// @param program the reader, as a program with its options; the number comes behind it
public record ReaderStart(List<String> launcher, List<String> program) {
    private static final List<String> FOLDERS = List.of("/usr/bin", "/bin", "/run/wrappers/bin");
    private static final String MODULE = "dev.ringside";
    private static final String MAIN = "dev.ringside.cli.Ringside";

    public ReaderStart {
        launcher = List.copyOf(launcher);
        program = List.copyOf(program);
    }

    /// The way that suits this computer and how the user is logged in: pkexec asks in a window,
    /// sudo in a terminal; without either only a sudo that needs no password works.
    ///
    /// @return empty if there is neither pkexec nor sudo
    public static Optional<ReaderStart> here() {
        return launcher(System.getenv(), hasTerminal())
                .map(launcher -> new ReaderStart(launcher, thisProgram()));
    }

    /// The whole command.
    ///
    /// @param number where this process listens
    List<String> command(long number) {
        List<String> words = new ArrayList<>(launcher);
        words.addAll(program);
        words.add(Long.toString(number));
        return words;
    }

    static Optional<List<String>> launcher(Map<String, String> environment, boolean terminal) {
        boolean display =
                environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        Optional<List<String>> pkexec = find("pkexec").map(path -> List.of(path));
        Optional<List<String>> sudo =
                find("sudo")
                        .map(path -> terminal ? List.of(path, "--") : List.of(path, "-n", "--"));
        return display
                ? pkexec.or(() -> sudo)
                : sudo.or(() -> terminal ? pkexec : Optional.empty());
    }

    /// An installed Ringside has a program of its own for this, which the rules of polkit name.
    private static List<String> thisProgram() {
        Path home = Path.of(System.getProperty("java.home"));
        Path installed = home.resolve("../../bin/ringside-reader").normalize();
        if (Files.isExecutable(installed)) {
            return List.of(installed.toString());
        }
        List<String> words = new ArrayList<>();
        words.add(home.resolve("bin/java").toString());
        words.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData", // else it leaves a file where everybody may look
                        "-XX:ErrorFile=/dev/null", // else a crash writes into the caller's folder
                        "-XX:-CreateCoredumpOnCrash",
                        "-Xmx64m",
                        "-Xlog:disable",
                        "-Xlog:all=error:stderr"));
        words.addAll(classes());
        words.add("reader");
        return words;
    }

    private static List<String> classes() {
        if (!ReaderStart.class.getModule().isNamed()) {
            String path = absolute(System.getProperty("java.class.path"));
            return List.of("--enable-native-access=ALL-UNNAMED", "-cp", path, MAIN);
        }
        List<String> words = new ArrayList<>();
        words.add("--enable-native-access=" + MODULE);
        String path = System.getProperty("jdk.module.path");
        if (path != null) { // it is null in a run-time image that contains the module
            words.add("--module-path=" + absolute(path));
        }
        words.add("--module=" + MODULE + "/" + MAIN);
        return words;
    }

    /// The launcher may go to another folder first.
    private static String absolute(String path) {
        return Arrays.stream(path.split(":", -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(":"));
    }

    /// Everybody may read the file; it can be opened by those only who have a terminal.
    private static boolean hasTerminal() {
        try (var calls = new Syscalls()) {
            Outcome opened = calls.openNonBlocking("/dev/tty");
            if (opened instanceof Outcome.Done(long fd)) {
                calls.close((int) fd); // nothing was written to it
            }
            return opened instanceof Outcome.Done;
        }
    }

    private static Optional<String> find(String name) {
        return FOLDERS.stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
