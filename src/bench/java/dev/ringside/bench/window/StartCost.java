package dev.ringside.bench.window;

import dev.ringside.bench.Report;
import dev.ringside.bench.Series;
import dev.ringside.bench.Subprocess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/// From the start of the process to the first complete picture: the packaged program beside an
/// empty JavaFX window that runs in the same run-time image and has an AOT cache like it.
public final class StartCost {
    private static final Path IMAGE = Path.of("target", "dist", "ringside");
    private static final int WARM_UP_ROUNDS = 2;
    private static final int ROUNDS = 9;

    private StartCost() {}

    /// Measures and prints. Needs a display without a window on it, and the packaged program.
    public static void run() throws IOException, InterruptedException {
        if (!Files.isExecutable(IMAGE.resolve("bin/ringside"))) {
            throw new IOException("build the program first: mvn -Pdist -DskipTests package");
        }
        List<String> empty = empty();
        List<String> ours = ours();
        var eye = new FirstPicture();
        var emptyMillis = new Series();
        var ourMillis = new Series();
        for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
            double e = eye.millis(empty);
            double o = eye.millis(ours);
            if (round >= WARM_UP_ROUNDS) {
                emptyMillis.add(e);
                ourMillis.add(o);
            }
        }
        var report = new Report("window", "ms to the first complete picture", "of the empty one's");
        report.row("empty", emptyMillis.text(0), "1");
        report.row(
                "Ringside",
                ourMillis.text(0),
                Series.of(ourMillis, emptyMillis, (o, e) -> o / e).text(2));
        report.print("Start");
    }

    /// The program as it is started by a double click, by somebody who has never used it.
    private static List<String> ours() throws IOException {
        String home = Files.createTempDirectory("ringside-start").toString();
        return List.of("env", "XDG_CONFIG_HOME=" + home, IMAGE.resolve("bin/ringside").toString());
    }

    /// How the empty window is started, after its classes have been noted down.
    private static List<String> empty() throws IOException, InterruptedException {
        Files.createDirectories(Subprocess.FOLDER);
        String jar = jar().toString();
        String cache = Subprocess.FOLDER.resolve("empty.aot").toString();
        Files.deleteIfExists(Path.of(cache));
        Subprocess.run(java(jar, List.of("-XX:AOTCacheOutput=" + cache), EmptyWindow.TRAIN));
        return java(jar, List.of("-XX:AOTCache=" + cache));
    }

    private static List<String> java(String jar, List<String> options, String... words) {
        var all = new ArrayList<String>();
        all.add(IMAGE.resolve("lib/runtime/bin/java").toString());
        all.addAll(List.of("--add-modules=javafx.graphics", "-cp", jar));
        all.add("--enable-native-access=javafx.graphics");
        all.addAll(List.of("-Xlog:aot=error", "-Xlog:cds=error"));
        all.addAll(options);
        all.add(EmptyWindow.class.getName());
        all.addAll(List.of(words));
        return all;
    }

    /// A cache cannot be made for classes that lie in a folder.
    private static Path jar() throws IOException {
        Path jar = Subprocess.FOLDER.resolve("empty.jar");
        String entry = EmptyWindow.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var in = EmptyWindow.class.getResourceAsStream("EmptyWindow.class")) {
            if (in == null) {
                throw new IOException("EmptyWindow.class is not there");
            }
            out.putNextEntry(new JarEntry(entry));
            in.transferTo(out);
            out.closeEntry();
        }
        return jar;
    }
}
