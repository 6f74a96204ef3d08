package dev.ringside.lab.duet;

import dev.ringside.linux.Outcome;
import dev.ringside.linux.SyscallException;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.spawn.SpawnCalls;
import dev.ringside.trace.Measured;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/// Two that hand a few bytes to and fro, on one CPU: the program and its partner, another process
/// or another thread, over two pipes; or two coroutines of the program's own thread, in its memory.
///
/// ```
///   program ── write ─▶ [there] ── read ─▶ partner
///           ◀─ read ─── [back ] ◀─ write ──
/// ```
///
/// The partner is there before anything is recorded. Belongs to the program's thread, except for
/// [#partner] and [#end].
public final class Duet {
    /// What the partner is called.
    public static final String PARTNER = "partner";

    /// So many round trips are measured at once.
    private static final int ROUNDS = 1_000;

    /// It is not measured for longer than this: under a tracer every call takes long.
    private static final long LONGEST_NANOS = 800_000_000;

    /// The fastest of so many times counts: in the others another program may have had its turn,
    /// and in the first ones the virtual machine still compiles.
    private static final int TIMES = 150;

    /// Long enough for the partner to be back in its read.
    private static final long SETTLE_NANOS = 2_000_000;

    private static final int SIGKILL = 9;

    /// How long what they hand over is.
    private static final int BYTES = 4;

    private final Kind kind;
    private final Syscalls calls;
    private final @Nullable Partner partner;
    private final MemorySegment ball = Arena.ofAuto().allocate(BYTES);
    private final List<Figure> figures = new ArrayList<>();

    /// Who plays.
    public enum Kind {
        /// The partner is a process of its own.
        PROCESSES,
        /// The partner is a thread of the program.
        THREADS,
        /// There is no partner: two coroutines.
        COROUTINES
    }

    /// The partner, and the four ends of the two pipes.
    ///
    /// @param tid its thread id
    /// @param process its process
    /// @param to where the program writes
    /// @param from where the program reads
    /// @param in where the partner reads
    /// @param out where the partner writes
    public record Partner(int tid, int process, int to, int from, int in, int out) {}

    /// What was measured.
    ///
    /// @param what what was done
    /// @param count how often
    /// @param nanos how long that took altogether
    public record Figure(String what, long count, long nanos) {}

    private Duet(Kind kind, Syscalls calls, @Nullable Partner partner) {
        this.kind = kind;
        this.calls = calls;
        this.partner = partner;
    }

    /// Opens the pipes and starts the partner, on the CPU of the calling thread.
    ///
    /// @param program what a process executes: it sends back what it gets
    /// @throws SyscallException if there can be no pipe or no process
    public static Duet start(Kind kind, Syscalls calls, String program) {
        if (kind == Kind.COROUTINES) {
            return new Duet(kind, calls, null);
        }
        int in = (int) calls.pipe2().orThrow("pipe2", -1);
        int to = calls.pipeWriteEnd();
        int from = (int) calls.pipe2().orThrow("pipe2", -1);
        int out = calls.pipeWriteEnd();
        if (kind == Kind.THREADS) {
            int tid = answering(in, out).join();
            return new Duet(kind, calls, new Partner(tid, calls.getpid(), to, from, in, out));
        }
        Outcome started = new SpawnCalls(Arena.ofAuto(), program).posixSpawn(in, out);
        int pid = (int) started.orThrow("posix_spawn", -1);
        calls.close(in);
        calls.close(out);
        return new Duet(kind, calls, new Partner(pid, pid, to, from, 0, 1));
    }

    /// A thread that sends back what it gets.
    private static CompletableFuture<Integer> answering(int in, int out) {
        var tid = new CompletableFuture<Integer>();
        Thread.ofPlatform()
                .daemon()
                .name(PARTNER)
                .start(() -> {
                    try (var calls = new Syscalls()) {
                        tid.complete(calls.gettid());
                        MemorySegment buffer = Arena.ofAuto().allocate(BYTES);
                        while (calls.read(in, buffer).orThrow("read", in) > 0) {
                            calls.write(out, buffer).orThrow("write", out);
                        }
                    } catch (RuntimeException e) {
                        tid.completeExceptionally(e);
                    }
                });
        return tid;
    }

    /// Who plays.
    public Kind kind() {
        return kind;
    }

    /// The partner; null if two coroutines play.
    public @Nullable Partner partner() {
        return partner;
    }

    /// Ends the partner, if it is a process. By any thread.
    public void end() {
        if (kind == Kind.PROCESSES && partner != null) {
            try (var calls = new Syscalls()) {
                calls.kill(partner.process(), SIGKILL); // nobody waits for it, so the id is its own
            }
        }
    }

    /// Measures, while nothing is recorded, how long it takes to hand over the bytes and the CPU;
    /// and what the calls alone take that this needs.
    ///
    /// @param turns how many nanoseconds it takes two coroutines to give way to one another so
    ///   often
    public void measure(LongUnaryOperator turns) {
        if (partner == null) {
            long least = fastest(() -> turns.applyAsLong(ROUNDS));
            figures.add(new Figure(Measured.SWITCH, 2 * ROUNDS, least));
            return;
        }
        long there = fastest(() -> bounce(partner.to(), partner.from()));
        figures.add(new Figure(Measured.SWITCH, 2 * ROUNDS, there));
        int from = (int) calls.pipe2().orThrow("pipe2", -1);
        int to = calls.pipeWriteEnd();
        figures.add(new Figure(Measured.CALLS, ROUNDS, fastest(() -> bounce(to, from))));
        calls.close(from);
        calls.close(to);
    }

    /// `ssize_t write(int fd, const void *buf, size_t count)`, to the partner.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/write.2.html">write(2)</a>
    public void pass(int fd) {
        calls.write(fd, ball).orThrow("write", fd);
    }

    /// `ssize_t read(int fd, void *buf, size_t count)`, from the partner.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/read.2.html">read(2)</a>
    public void take(int fd) {
        calls.read(fd, ball).orThrow("read", fd);
    }

    /// What was measured; nothing if it was not.
    public List<Figure> figures() {
        return List.copyOf(figures);
    }

    /// One round trip while the tracepoints are on already: so it is recorded in which call the
    /// partner waits when it begins.
    public void settle() {
        if (partner != null) {
            pass(partner.to());
            take(partner.from());
            LockSupport.parkNanos(SETTLE_NANOS);
        }
    }

    private static long fastest(LongSupplier nanos) {
        long least = Long.MAX_VALUE;
        long end = System.nanoTime() + LONGEST_NANOS;
        for (int i = 0; i < TIMES && System.nanoTime() < end; i++) {
            least = Math.min(least, nanos.getAsLong());
        }
        return least;
    }

    private long bounce(int to, int from) {
        long begin = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            pass(to);
            take(from);
        }
        return System.nanoTime() - begin;
    }
}
