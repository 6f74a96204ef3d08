package dev.ringside.lab.model;

import dev.ringside.lab.program.ProbedAio;
import dev.ringside.lab.program.ProbedAio.Request;
import dev.ringside.lab.program.ProbedFiles;
import dev.ringside.lab.program.ProbedSyscalls;
import dev.ringside.lab.program.Service;
import dev.ringside.lab.scenario.FileWork;
import dev.ringside.lab.work.Primes;

import java.util.List;

/// POSIX AIO of a file that is not in the page cache: the thread of the C library waits for the
/// disk, and the program computes meanwhile.
final class AioFile {
    private AioFile() {}

    /// Reads the file of `service`, one request after the other.
    static void read(Service service, ProbedSyscalls calls) {
        FileWork file = service.file();
        int fd = ProbedFiles.of(calls).openFile(file.path(), false);
        ProbedAio aio = calls.aio();
        Request request = aio.prepareFile(fd);
        var primes = new Primes();
        long at = 0;
        long count = 1;
        while (count > 0 && at < file.lengthBytes()) {
            aio.aioRead(request, at);
            do {
                AioIo.pass(List.of(request), primes, service, aio);
            } while (!aio.aioError(request));
            count = aio.aioReturn(request);
            at += count;
        }
        calls.close(fd);
    }
}
