package dev.ringside.machine.process;

import org.jspecify.annotations.Nullable;

/// A process that was started while it was recorded: whose memory it runs in, which program, and
/// how far its life has come.
///
/// ```
///            executed                 ended              its maker's wait4 returns it
///   ALIVE ──────────────▶ ALIVE ──────────────▶ ZOMBIE ──────────────────────▶ GONE
///   in its maker's memory    in its own             a PCB, and nothing else
/// ```
///
/// @param process its id
/// @param maker the process that has made it
/// @param memoryOf the process in whose memory it runs; 0 if it has its own
/// @param alone whether it is taken to have memory of its own because its maker has been woken
/// @param program the file that it executes; null if it still runs the program of its maker
/// @param life how far its life has come
/// @param status what it said when it ended; null if it has not, or has said nothing
public record ProcessState(
        int process,
        int maker,
        int memoryOf,
        boolean alone,
        @Nullable String program,
        Life life,
        @Nullable Integer status) {
    /// How far the life of a process has come.
    public enum Life {
        /// It runs, or waits to.
        ALIVE,
        /// It has ended, and its control block is kept until its maker has waited for it.
        ZOMBIE,
        /// Nothing of it is left.
        GONE
    }

    /// One that has just been made.
    public static ProcessState started(int process, int maker) {
        return new ProcessState(process, maker, 0, false, null, Life.ALIVE, null);
    }

    /// Whether it is a zombie.
    public boolean isZombie() {
        return life == Life.ZOMBIE;
    }

    /// Whether nothing of it is left.
    public boolean isGone() {
        return life == Life.GONE;
    }

    /// The name of its program without the folder; null if it still runs that of its maker.
    public @Nullable String programName() {
        return program == null ? null : program.substring(program.lastIndexOf('/') + 1);
    }

    /// The same, in the memory of another process.
    public ProcessState inMemoryOf(int other) {
        return new ProcessState(process, maker, other, false, program, life, status);
    }

    /// The same, no longer in the memory of another process. That follows from the wake-up of its
    /// maker; no fact says it.
    public ProcessState leftMemory() {
        return new ProcessState(process, maker, 0, true, program, life, status);
    }

    /// The same, with a program and memory of its own.
    public ProcessState executing(String path) {
        return new ProcessState(process, maker, 0, false, path, life, status);
    }

    /// The same, as a zombie.
    public ProcessState ended(@Nullable Integer newStatus) {
        return new ProcessState(process, maker, 0, alone, program, Life.ZOMBIE, newStatus);
    }

    /// The same, forgotten by the kernel.
    public ProcessState waitedFor() {
        return new ProcessState(process, maker, memoryOf, alone, program, Life.GONE, status);
    }
}
