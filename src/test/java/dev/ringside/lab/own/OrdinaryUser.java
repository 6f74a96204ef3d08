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
        boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        assumeTrue(!root || Files.isExecutable(SETPRIV), "needs setpriv (util-linux)");
        var readable = PosixFilePermissions.fromString("rwxr-xr-x");
        Files.setPosixFilePermissions(folder, readable);
        Path program = place(Syscalls.class);
        for (String part : PARTS) {
            copy(program, part, folder);
        }
        copy(program, TABLES, folder);
        copy(place(main), main.getPackageName().replace('.', '/'), folder);
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
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("--enable-native-access=ALL-UNNAMED");
        words.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData"));
        words.addAll(List.of("-cp", folder.toString(), main.getName()));
        return new ProcessBuilder(words).directory(folder.toFile()).start();
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
