package dev.ringside.lab.peers;

import dev.ringside.linux.Syscalls;
import dev.ringside.linux.proc.Threads;

import java.io.IOException;
import java.util.SortedSet;

/// All threads of this process, those of the virtual machine included.
public final class OwnThreads {
    private OwnThreads() {}

    /// Lets all of them run on `cpus` only. Threads that they start later inherit it. One that ends
    /// meanwhile needs no CPU, so a failure means nothing.
    public static void pin(Syscalls calls, SortedSet<Integer> cpus) throws IOException {
        for (int tid : Threads.ofThisProcess()) {
            calls.schedSetaffinity(tid, cpus);
        }
    }
}
