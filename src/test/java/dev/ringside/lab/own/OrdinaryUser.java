package dev.ringside.lab.own;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.linux.Syscalls;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Starts a Java program as a user without any privilege: as `nobody` if the tests run as root,
/// else as whoever runs them.
final class OrdinaryUser {
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
    private static final String NOBODY = "65534";
    private static final List<String> PARTS =
            List.of("dev/ringside/linux", "dev/ringside/lab", "dev/ringside/trace");
    private static final String TABLES = "dev/ringside/assets/linux";

    private OrdinaryUser() {}

    /// Starts `main`; the test is skipped where that cannot be done.
    ///
    /// @param folder gets a copy of the classes, for the build may lie where only root can read
    static Process start(Path folder, Class<?> main) throws IOException, URISyntaxException {
        List<String> words = user(folder);
        Path program = place(Syscalls.class);
        for (String part : PARTS) {
            copy(program, part, folder);
        }
        copy(program, TABLES, folder);
        copy(place(main), main.getPackageName().replace('.', '/'), folder);
        words.addAll(java(folder.toString()));
        words.add(main.getName());
        return new ProcessBuilder(words).directory(folder.toFile()).start();
    }

    /// Starts Ringside itself, which will start itself again.
    ///
    /// @param folder gets a copy of the program
    static Process startRingside(Path folder, String... arguments)
            throws IOException, URISyntaxException {
        List<String> words = user(folder);
        Path classes = folder.resolve("classes");
        copy(place(Syscalls.class), "", Files.createDirectories(classes));
        List<String> path = new ArrayList<>();
        path.add(classes.toString());
        for (Path library : libraries()) {
            path.add(Files.copy(library, folder.resolve(library.getFileName())).toString());
        }
        words.addAll(java(String.join(":", path)));
        words.add("dev.ringside.cli.Ringside");
        words.addAll(List.of(arguments));
        var builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().put("HOME", folder.toString());
        return builder.start();
    }

    /// The beginning of a command line that changes the user.
    private static List<String> user(Path folder) throws IOException {
        boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        assumeTrue(!root || Files.isExecutable(SETPRIV), "needs setpriv (util-linux)");
        var readable = PosixFilePermissions.fromString("rwxr-xr-x");
        Files.setPosixFilePermissions(folder, readable);
        var words = new ArrayList<String>();
        if (root) {
            words.addAll(
                    List.of(
                            SETPRIV.toString(),
                            "--reuid=" + NOBODY,
                            "--regid=" + NOBODY,
                            "--clear-groups",
                            "--inh-caps=-all",
                            "--bounding-set=-all"));
        }
        return words;
    }

    private static List<String> java(String classPath) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-cp",
                classPath);
    }

    /// What a recording needs of the libraries of this virtual machine.
    private static List<Path> libraries() {
        String all =
                System.getProperty("jdk.module.path", "")
                        + ":"
                        + System.getProperty("java.class.path");
        return Arrays.stream(all.split(":", -1))
                .filter(name -> name.matches(".*/(picocli|jackson|pcollections|jspecify)-.*jar"))
                .distinct()
                .map(Path::of)
                .toList();
    }

    /// The folder above the packages in which `type` was compiled.
    private static Path place(Class<?> type) throws URISyntaxException {
        String name = type.getName().replace('.', '/') + ".class";
        URL url = Objects.requireNonNull(type.getResource("/" + name), name);
        Path place = Path.of(url.toURI());
        for (int i = 0; i < Path.of(name).getNameCount(); i++) {
            place = Objects.requireNonNull(place.getParent());
        }
        return place;
    }

    private static void copy(Path from, String part, Path to) throws IOException {
        Files.walkFileTree(
                from.resolve(part),
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes a)
                            throws IOException {
                        Files.createDirectories(to.resolve(from.relativize(folder)));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a)
                            throws IOException {
                        Files.copy(
                                file,
                                to.resolve(from.relativize(file)),
                                StandardCopyOption.REPLACE_EXISTING);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
