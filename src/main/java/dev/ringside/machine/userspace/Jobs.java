package dev.ringside.machine.userspace;

import dev.ringside.trace.CallArgs;
import dev.ringside.trace.JobChanged;
import dev.ringside.trace.JobChanged.Act;
import dev.ringside.trace.JobChanged.Way;

import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/// What one thread of a program wants done, by itself or by another one.
///
/// @param all the latest job of each way, by way
public record Jobs(PSortedMap<Way, Job> all) {
    /// Nothing is recorded of that.
    public static final Jobs NONE = new Jobs(TreePMap.empty());

    private static final Set<String> READING = Set.of("recvfrom", "recvmsg", "read");

    /// Whether anything was wanted.
    public boolean begun() {
        return !all.isEmpty();
    }

    /// The job that is asked for and not over, or the latest one.
    public Optional<Job> current() {
        return all.values().stream().max(Comparator.comparingLong(Job::sinceNanos));
    }

    /// The job for whose result a call waits, or whose waiter it wakes; empty if the call is
    /// another one, such as the `futex` of the run time beneath the program.
    public Optional<Job> of(String call, CallArgs args) {
        if (all.isEmpty() || !call.equals("futex")) {
            return Optional.empty();
        }
        var address = args.values().get("uaddr");
        return address == null
                ? Optional.empty()
                : all.values().stream()
                        .filter(job -> address.equals(job.address()))
                        .max(Comparator.comparingLong(Job::sinceNanos));
    }

    Jobs with(JobChanged e, Effort used) {
        var known = all.get(e.way());
        if (known != null && known.number() == e.job()) {
            return new Jobs(all.plus(e.way(), known.with(e, used)));
        }
        return e.act() == Act.ASKED ? new Jobs(all.plus(e.way(), Job.of(e, used))) : this;
    }

    /// A task makes a call. If that takes bytes out of a descriptor, it does the job that it is at.
    Jobs reads(int task, String call) {
        if (!READING.contains(call)) {
            return this;
        }
        for (Job job : all.values()) {
            boolean own = job.way().synchronous() && job.caller() == task;
            boolean forAnother = job.worker() == task && job.state() == Job.State.TAKEN;
            if (job.open() && (own || forAnother)) {
                return new Jobs(all.plus(job.way(), job.read()));
            }
        }
        return this;
    }
}
