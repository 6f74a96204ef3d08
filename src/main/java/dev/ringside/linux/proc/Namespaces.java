package dev.ringside.linux.proc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The namespaces of this process.
public final class Namespaces {
    /// `PROC_PID_INIT_INO` of the kernel: the same number on every computer.
    private static final String FIRST = "pid:[4026531836]";

    private Namespaces() {}

    /// Whether this process counts processes as the kernel does. In a container it does not, and an
    /// id there is another task's for the kernel's tracepoints.
    public static boolean processIdsAreTheKernels() throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString().equals(FIRST);
    }
}
