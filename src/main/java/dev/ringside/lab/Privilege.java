package dev.ringside.lab;

import dev.ringside.lab.reader.ReaderStart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What gives this process the kernel's tracepoints.
final class Privilege {
    private static final Path SELF = Path.of("/proc/self");
    private static final String CONTAINER =
            "Give the container tracefs: docker run --privileged"
                    + " -v /sys/kernel/tracing:/sys/kernel/tracing";

    private Privilege() {}

    /// One sentence, with the command.
    static String remedy() {
        if (isRoot()) {
            return CONTAINER; // root is refused only where it is not root of the whole computer
        }
        String reader =
                ReaderStart.here().isPresent()
                        ? "Run: ringside record blocking --probe tracefs -o trace.json (it asks for"
                                + " your password and gives the privilege to a small reader"
                                + " process), or "
                        : "Run: ";
        return reader + "sudo ringside record blocking -o trace.json";
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(SELF, "unix:uid") instanceof Integer uid && uid == 0;
        } catch (IOException | UnsupportedOperationException _) {
            return false; // without /proc nobody can tell, and sudo says what is wrong
        }
    }
}
