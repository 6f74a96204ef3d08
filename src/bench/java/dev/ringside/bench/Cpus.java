package dev.ringside.bench;

import dev.ringside.linux.Syscalls;
import dev.ringside.linux.proc.Threads;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// One CPU for what is measured, the others for the rest.
public final class Cpus {
    private final int measured;
    private final SortedSet<Integer> others;

    private Cpus(SortedSet<Integer> allowed) {
        measured = allowed.getFirst();
        SortedSet<Integer> rest = new TreeSet<>(allowed.tailSet(measured + 1));
        others = rest.isEmpty() ? allowed : rest;
    }

    /// The CPUs of this computer; all threads of this process leave the measured one.
    public static Cpus divided(Syscalls calls) throws IOException {
        Cpus cpus = new Cpus(calls.schedGetaffinity(1));
        for (int tid : Threads.ofThisProcess()) {
            calls.schedSetaffinity(tid, cpus.others);
        }
        return cpus;
    }

    /// The one on which the measured thread runs.
    public int measured() {
        return measured;
    }

    /// `words` as a program that runs on the measured CPU only.
    public List<String> onMeasured(String... words) {
        return on(Integer.toString(measured), words);
    }

    /// `words` as a program that runs beside it.
    public List<String> beside(String... words) {
        return on(Integer.toString(others.getFirst()), words);
    }

    private static List<String> on(String cpu, String... words) {
        List<String> all = new ArrayList<>(List.of("taskset", "-c", cpu));
        all.addAll(List.of(words));
        return all;
    }
}
