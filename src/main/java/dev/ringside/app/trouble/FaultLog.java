package dev.ringside.app.trouble;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// The file with what went wrong inside the program, for whoever mends it.
///
/// It is made when there is something to write, and begins anew when it has become large. A fault
/// that comes again and again, as one in a frame does, is written a few times.
public final class FaultLog {
    private static final long MOST_BYTES = 1 << 20;
    private static final int MOST_REPEATS = 3;

    private final Path file;
    private final Map<String, Integer> seen = new HashMap<>();

    /// The log in `file`.
    public FaultLog(Path file) {
        this.file = file.toAbsolutePath();
    }

    /// Writes down a fault. Never fails: there is nobody left to tell.
    ///
    /// @return the file; null if the same fault is known already, or if it cannot be written
    public synchronized @Nullable Path write(Thread thread, Throwable fault) {
        var place = fault.getStackTrace();
        String same = fault.getClass().getName() + (place.length == 0 ? "" : place[0]);
        int times = seen.merge(same, 1, Integer::sum);
        if (times > MOST_REPEATS) {
            return null;
        }
        var text = new StringWriter();
        text.append("%s in the thread '%s'%n".formatted(Instant.now(), thread.getName()));
        fault.printStackTrace(new PrintWriter(text, true));
        boolean written = append(text.toString().getBytes(StandardCharsets.UTF_8));
        return written && times == 1 ? file : null;
    }

    /// What is printed into it goes to the file, instead of to a terminal that nobody looks at.
    public PrintStream stream() {
        return new PrintStream(new Lines(), true, StandardCharsets.UTF_8);
    }

    private synchronized boolean append(byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
                Path old = file.resolveSibling(file.getFileName() + ".old");
                Files.move(file, old, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return true;
        } catch (IOException e) {
            return false; // a log is not worth a second trouble
        }
    }

    private final class Lines extends OutputStream {
        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            append(java.util.Arrays.copyOfRange(bytes, from, from + count));
        }
    }
}
