package dev.ringside.lab.peers;

import dev.ringside.lab.RefusedException;
import dev.ringside.lab.scenario.CpuChoice;

import java.util.SortedSet;
import java.util.TreeSet;

/// Who runs where.
///
/// @param server the server's CPU
/// @param client the client's CPU
/// @param others the CPUs for everything else of this process; the experiment's own if there are no
///   others
/// @param poller the CPU of a thread of the kernel that polls for the server; [#NO_POLLER] if there
///   is none
public record CpuPlan(int server, int client, SortedSet<Integer> others, int poller) {
    /// Where a poller runs that is not there.
    public static final int NO_POLLER = -1;

    /// A plan without a poller.
    public CpuPlan(int server, int client, SortedSet<Integer> others) {
        this(server, client, others, NO_POLLER);
    }

    /// The plan for `choice` on the CPUs that this process may use.
    public static CpuPlan of(CpuChoice choice, SortedSet<Integer> allowed) throws RefusedException {
        if (choice == CpuChoice.TWO && allowed.size() < 2) {
            throw RefusedException.notHere(
                    "This program may use only one CPU here, so '--cpus two' is not possible. Use"
                            + " '--cpus same'.");
        }
        var rest = new TreeSet<>(allowed);
        int server = rest.removeFirst();
        int client = choice == CpuChoice.TWO ? rest.removeFirst() : server;
        return new CpuPlan(server, client, rest.isEmpty() ? allowed : rest);
    }

    /// The same with a poller, away from the server if there is room.
    public CpuPlan withPoller() {
        return new CpuPlan(server, client, others, others.last());
    }

    /// The CPUs of the experiment.
    public SortedSet<Integer> inUse() {
        var cpus = new TreeSet<Integer>();
        cpus.add(server);
        cpus.add(client);
        if (poller != NO_POLLER) {
            cpus.add(poller);
        }
        return cpus;
    }

    /// Whether the rest of the process leaves the experiment's CPUs alone.
    public boolean isApart() {
        return !others.contains(server) && !others.contains(client);
    }
}
