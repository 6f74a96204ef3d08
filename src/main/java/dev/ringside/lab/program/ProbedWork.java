package dev.ringside.lab.program;

import dev.ringside.linux.Outcome.Done;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.ThreadUsage;

import java.util.List;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/// The calls by which a thread says where it computes, and asks what that has cost it. To compute
/// needs none.
///
/// Belongs to that thread.
public final class ProbedWork {
    private static final int RUSAGE_THREAD = 1;
    private static final int CPU_SET_BYTES = 128;

    private final Syscalls calls;
    private final ProgramNotes notes;
    private final CallClock clock;

    ProbedWork(Syscalls calls, ProgramNotes notes, CallClock clock) {
        this.calls = calls;
        this.notes = notes;
        this.clock = clock;
    }

    /// `int sched_setaffinity(0, size_t len, const cpu_set_t *mask)`: this thread shall run on one
    /// CPU only.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/sched_setaffinity.2.html">
    ///   sched_setaffinity(2)</a>
    public void moveTo(int cpu) {
        var only = new TreeSet<>(List.of(cpu));
        clock.time(
                        notes,
                        ProbedCall.SCHED_SETAFFINITY,
                        0,
                        CPU_SET_BYTES,
                        0,
                        () -> calls.schedSetaffinity(0, only))
                .orThrow("sched_setaffinity", -1);
    }

    /// Computes, and notes when that begins and ends.
    ///
    /// @param work does it, and says what it has found
    public void compute(LongSupplier work) {
        new NotedWork(notes).piece(work);
    }

    /// `int getrusage(RUSAGE_THREAD, struct rusage *usage)`: how often the kernel has taken the CPU
    /// from this thread so far, and how often the thread has given it up to wait.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/getrusage.2.html">getrusage(2)</a>
    public void countSwitches() {
        var usage = new ThreadUsage[1];
        clock.time(
                notes,
                ProbedCall.GETRUSAGE,
                RUSAGE_THREAD,
                0,
                0,
                () -> {
                    usage[0] = calls.getrusageThread();
                    return new Done(0);
                });
        notes.counted(usage[0].voluntarySwitches(), usage[0].forcedSwitches());
    }
}
