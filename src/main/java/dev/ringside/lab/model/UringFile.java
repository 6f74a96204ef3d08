package dev.ringside.lab.model;

import dev.ringside.lab.program.ProbedFiles;
import dev.ringside.lab.program.ProbedRing;
import dev.ringside.lab.program.ProbedSyscalls;
import dev.ringside.lab.program.Service;
import dev.ringside.lab.scenario.FileWork;
import dev.ringside.linux.uring.UringMode;

/// io_uring and a file that is not in the page cache: the call that hands the request over has the
/// disk asked, and does not wait for it.
final class UringFile {
    private UringFile() {}

    /// Reads the file of `service`, one request after the other.
    static void read(Service service, ProbedSyscalls calls, UringMode mode, int size) {
        FileWork file = service.file();
        int fd = ProbedFiles.of(calls).openFile(file.path(), false);
        ProbedRing ring = calls.uringSetup(size, mode);
        long at = 0;
        long count = 1;
        while (count > 0 && at < file.lengthBytes()) {
            ring.read(fd, at);
            ring.submit();
            ring.await();
            count = ring.take().orThrow("read", fd);
            at += count;
        }
        ring.close(calls);
        calls.close(fd);
    }
}
