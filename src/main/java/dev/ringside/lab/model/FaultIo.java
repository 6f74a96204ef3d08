package dev.ringside.lab.model;

import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.program.ProbedFiles;
import dev.ringside.lab.program.ProbedSyscalls;
import dev.ringside.lab.program.Service;
import dev.ringside.lab.scenario.Scenario;

import java.util.Optional;
import java.util.Set;

/// A program that hands the kernel addresses that are not its own: one of kernel space, one where
/// nothing is. Then it reads which addresses it has.
final class FaultIo implements IoModel {
    /// Where the kernel's own code is; with a random offset, but always above the border.
    private static final long KERNEL = 0xffffffff81000000L;

    /// In the lowest pages, which Linux keeps free.
    private static final long NOWHERE = 0x1000;

    /// For [Models].
    FaultIo() {}

    @Override
    public String name() {
        return "fault";
    }

    @Override
    public String group() {
        return "files";
    }

    @Override
    public String title() {
        return "Addresses that are refused";
    }

    @Override
    public String summary() {
        return "the kernel is handed an address of its own, and one where nothing is: EFAULT; and"
                + " the map of the address space";
    }

    @Override
    public Set<String> options() {
        return Set.of();
    }

    @Override
    public boolean alone() {
        return true;
    }

    @Override
    public Optional<String> obstacle(Scenario scenario, boolean tracepoints) {
        String machine = System.getProperty("os.arch");
        return machine.equals("amd64")
                ? Optional.empty()
                : Optional.of(
                        "'fault' is about the address space of x86-64; this computer is of the kind"
                                + " %s.".formatted(machine));
    }

    @Override
    public void serve(Service service, ProbedSyscalls calls) {
        ProbedFiles.Space space = ProbedFiles.Space.of(calls);
        int fd = space.openFile();
        read(fd, KERNEL, space);
        read(fd, NOWHERE, space);
        long count = 1;
        while (count > 0) {
            count = read(fd, space.next(), space);
        }
        calls.close(fd);
        space.noteRegions();
    }

    private static long read(int fd, long to, ProbedFiles.Space space) {
        return space.readFile(fd, to);
    }
}
