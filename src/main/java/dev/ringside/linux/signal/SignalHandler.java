package dev.ringside.linux.signal;

import static dev.ringside.linux.Libc.INT;
import static dev.ringside.linux.Libc.LONG;
import static dev.ringside.linux.Libc.POINTER;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;

import dev.ringside.linux.Libc;
import dev.ringside.linux.Outcome;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// A handler for signals, in machine code, and the ring that it writes into.
///
/// Java's own handlers run on a thread of their own, long after the signal. This one is run by the
/// kernel, on the stack of the thread that the signal interrupts; so it may do nothing but what is
/// safe there. It is what a C compiler makes of
///
/// ```c
/// static void on_signal(int signo, siginfo_t *info, void *frame) {
///     struct entry *e = &ring.entries[ring.written & 255];
///     clock_gettime(CLOCK_MONOTONIC, &e->when);
///     e->signo = info->si_signo; e->code = info->si_code;
///     e->fd = info->si_fd;       e->band = info->si_band;
///     ring.written++;
/// }
/// ```
///
/// The ring has one writer, the handler, and one reader, the thread that it interrupts. Code and
/// ring stay for as long as the process lives: a signal may still be on its way.
public final class SignalHandler {
    /// How many signals can be noted before the program takes them; older ones are overwritten.
    public static final int MOST = 256;

    /// `struct sigaction` of the C library
    static final StructLayout SIGACTION =
            structLayout(
                    POINTER.withName("sa_sigaction"),
                    sequenceLayout(16, LONG).withName("sa_mask"),
                    INT.withName("sa_flags"),
                    paddingLayout(4),
                    POINTER.withName("sa_restorer"));

    private static final MethodHandle SIGACTION_CALL =
            Libc.bind("sigaction", INT, INT, POINTER, POINTER);

    /// `rdi` is the signal, `rsi` the `siginfo_t`, in which `si_signo` is at 0, `si_code` at 8,
    /// `si_band` at 16 and `si_fd` at 24. Three registers are saved, which also aligns the stack.
    private static final String CODE =
            """
            f30f1efa                  endbr64
            53                        push   rbx
            4154                      push   r12
            4155                      push   r13
            4889f3                    mov    rbx, rsi
            49bd%s                    mov    r13, ring
            418b4500                  mov    eax, [r13]
            25ff000000                and    eax, 255
            c1e005                    shl    eax, 5
            4d8d640540                lea    r12, [r13 + rax + 64]
            bf01000000                mov    edi, CLOCK_MONOTONIC
            4c89e6                    mov    rsi, r12
            48b8%s                    mov    rax, clock_gettime
            ffd0                      call   rax
            8b03                      mov    eax, [rbx]
            4189442410                mov    [r12 + 16], eax
            8b4308                    mov    eax, [rbx + 8]
            4189442414                mov    [r12 + 20], eax
            8b4318                    mov    eax, [rbx + 24]
            4189442418                mov    [r12 + 24], eax
            8b4310                    mov    eax, [rbx + 16]
            418944241c                mov    [r12 + 28], eax
            49ff4500                  inc    qword [r13]
            415d                      pop    r13
            415c                      pop    r12
            5b                        pop    rbx
            c3                        ret
            """;

    private static final MemorySegment SIG_IGN = MemorySegment.ofAddress(1);
    private static final int SA_SIGINFO = 4;
    private static final int SA_RESTART = 0x10000000;
    private static final int ENTRIES_AT = 64;
    private static final int ENTRY_BYTES = 32;
    private static final int SIGNO_AT = 16;
    private static final int CODE_AT = 20;
    private static final int FD_AT = 24;
    private static final int BAND_AT = 28;
    private static final long NANOS_A_SECOND = 1_000_000_000;

    private final MemorySegment ring;
    private final MemorySegment action;
    private long taken;

    private SignalHandler(MemorySegment ring, MemorySegment action) {
        this.ring = ring;
        this.action = action;
    }

    /// Whether there is a handler for this computer's processor.
    public static boolean isKnownHere() {
        return MachineCode.isKnownHere();
    }

    /// Puts code and ring into memory; no signal leads there yet.
    ///
    /// @throws IllegalStateException if there is no handler for this processor
    /// @throws dev.ringside.linux.SyscallException if the kernel gives no memory for code
    public static SignalHandler make() {
        if (!isKnownHere()) {
            throw new IllegalStateException("no signal handler for this processor");
        }
        // never freed, as the code is not
        MemorySegment ring =
                Arena.global().allocate(ENTRIES_AT + (long) MOST * ENTRY_BYTES, ENTRIES_AT);
        MemorySegment code =
                MachineCode.function(
                        CODE,
                        MachineCode.address(ring.address()),
                        MachineCode.address(Libc.address("clock_gettime")));
        MemorySegment action = Arena.global().allocate(SIGACTION);
        action.set(POINTER, offset("sa_sigaction"), code);
        action.set(INT, offset("sa_flags"), SA_SIGINFO | SA_RESTART);
        return new SignalHandler(ring, action);
    }

    /// `int sigaction(int signum, const struct sigaction *act, NULL)`: from now on the kernel runs
    /// the handler when the signal comes.
    ///
    /// @param callState the calling thread's
    /// @see <a href="https://man7.org/linux/man-pages/man2/sigaction.2.html">sigaction(2)</a>
    Outcome install(MemorySegment callState, int signal) {
        try {
            int result =
                    (int) SIGACTION_CALL.invokeExact(callState, signal, action, MemorySegment.NULL);
            return result < 0
                    ? new Outcome.Failed(Libc.errno(callState))
                    : new Outcome.Done(result);
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// Has a signal ignored.
    static void ignore(MemorySegment callState, int signal) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment none = arena.allocate(SIGACTION);
            none.set(POINTER, offset("sa_sigaction"), SIG_IGN);
            new SignalHandler(MemorySegment.NULL, none)
                    .install(callState, signal)
                    .orThrow("sigaction", -1);
        }
    }

    /// Takes the oldest signal that the handler has noted, without a call.
    ///
    /// @param into gets it
    /// @return whether there was one
    public boolean take(SignalInfo into) {
        long written = (long) ValueLayout.JAVA_LONG.varHandle().getAcquire(ring, 0L);
        if (taken == written) {
            return false;
        }
        taken = Math.max(taken, written - MOST);
        long entry = ENTRIES_AT + taken % MOST * ENTRY_BYTES;
        taken++;
        into.set(
                ring.get(INT, entry + SIGNO_AT),
                ring.get(INT, entry + CODE_AT),
                ring.get(INT, entry + FD_AT),
                ring.get(INT, entry + BAND_AT),
                ring.get(LONG, entry) * NANOS_A_SECOND + ring.get(LONG, entry + Long.BYTES));
        return true;
    }

    private static long offset(String member) {
        return SIGACTION.byteOffset(PathElement.groupElement(member));
    }
}
