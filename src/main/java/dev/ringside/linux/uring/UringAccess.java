package dev.ringside.linux.uring;

import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome.Done;
import dev.ringside.linux.Outcome.Failed;
import dev.ringside.linux.Syscalls;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whether this program may use `io_uring`.
public sealed interface UringAccess {
    /// It may.
    record Granted() implements UringAccess {}

    /// It may not.
    ///
    /// @param why a sentence
    /// @param remedy what to do about it, a sentence
    record Refused(String why, String remedy) implements UringAccess {}

    /// Tries it, by setting up a small ring and closing it again.
    static UringAccess find(UringMode mode) {
        if (!System.getProperty("os.name").equals("Linux")) {
            return new Refused(
                    "io_uring is a part of Linux.",
                    "Record on Linux; the recording opens everywhere.");
        }
        try (Arena arena = Arena.ofConfined();
                var calls = new Syscalls()) {
            return switch (new Uring.Setup(arena, mode, -1, 1).create(2)) {
                case Done(long fd) -> {
                    calls.close((int) fd);
                    yield new Granted();
                }
                case Failed(Errno errno) -> refused(mode, errno.name());
            };
        }
    }

    private static UringAccess refused(UringMode mode, String errno) {
        String failed = "io_uring_setup fails with " + errno + " here";
        return switch (errno) {
            case "EPERM" ->
                    new Refused(
                            failed + disabled() + ".",
                            "Let root run 'sysctl kernel.io_uring_disabled=0'; in a container,"
                                    + " allow io_uring in its seccomp profile, too.");
            case "ENOSYS" ->
                    new Refused(
                            failed + ": this kernel has no io_uring.",
                            "Use a kernel from 5.6 on that is built with CONFIG_IO_URING; in a"
                                    + " container, allow io_uring in its seccomp profile.");
            case "EINVAL" ->
                    new Refused(
                            failed + ": this kernel does not know the mode '" + mode.text() + "'.",
                            "Use '--mode poll', or a kernel from 6.1 on.");
            case "ENOMEM" ->
                    new Refused(
                            failed + ": too much memory is locked.",
                            "Raise the limit with 'ulimit -l unlimited'.");
            default -> new Refused(failed + ".", "Use another model, such as 'epoll'.");
        };
    }

    /// What the administrator has said, if that is the reason.
    private static String disabled() {
        try {
            String value = Files.readString(Path.of("/proc/sys/kernel/io_uring_disabled")).strip();
            return value.equals("0") ? "" : ", since kernel.io_uring_disabled is " + value;
        } catch (IOException e) {
            return ""; // kernels before 6.6 do not have it
        }
    }
}
