package dev.ringside.trace.json;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/// Any bytes. It begins with real recordings, and with what was found before.
@Timeout(30)
class TraceFuzzTest {
    private static final List<Path> RECORDINGS =
            List.of(Path.of("src/test/resources/corpus"), Path.of("assets/recordings"));

    /// The larger a seed, the slower the search. A recording that was cut off opens too.
    private static final int MOST_BYTES = 16 * 1024;

    @MethodSource("recordings")
    @DictionaryFile(resourcePath = "trace.dict")
    @FuzzTest(maxDuration = "20m")
    void any_bytes_open_or_get_one_sentence(byte[] bytes) throws IOException {
        Whole.holdsFor(bytes);
    }

    static List<byte[]> recordings() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (Path folder : RECORDINGS) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    byte[] bytes = Files.readAllBytes(file);
                    seeds.add(Arrays.copyOf(bytes, Math.min(bytes.length, MOST_BYTES)));
                }
            }
        }
        seeds.add(compressed(seeds.getFirst()));
        return seeds;
    }

    private static byte[] compressed(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
