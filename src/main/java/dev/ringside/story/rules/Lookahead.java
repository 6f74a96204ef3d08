package dev.ringside.story.rules;

import dev.ringside.story.words.Calls;
import dev.ringside.trace.AioAsked;
import dev.ringside.trace.AioRequested;
import dev.ringside.trace.AioSuspended;
import dev.ringside.trace.AioTaken;
import dev.ringside.trace.Computed;
import dev.ringside.trace.JobChanged;
import dev.ringside.trace.LockChanged;
import dev.ringside.trace.QueueSampled;
import dev.ringside.trace.ReadyReturned;
import dev.ringside.trace.Sampled;
import dev.ringside.trace.SoftirqEntered;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.ValueAccessed;
import dev.ringside.trace.Woken;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/// What later facts say of a moment.
final class Lookahead {
    /// A call of a task's program that has not returned yet.
    private record Attempt(int entry, String call, int fd) {}

    private final Trace trace;
    private final Map<Integer, Integer> lastCalls = new HashMap<>();
    private final Map<Integer, Integer> lastWork = new HashMap<>();
    private final Map<Integer, Attempt> under = new HashMap<>();
    private final Map<Integer, Integer> tookFrom = new HashMap<>();
    private final Map<Integer, Integer> gaveTo = new HashMap<>();
    private final Set<String> met = new HashSet<>();
    private final Map<Integer, SysReturned> unanswered = new HashMap<>();
    private final IdentityHashMap<SysReturned, ReadyReturned> answers = new IdentityHashMap<>();
    private final Map<Integer, Integer> starting = new HashMap<>();
    private final Map<Integer, Long> startEnds = new HashMap<>();
    private final Set<Object> locks = new HashSet<>();
    private final Set<Object> jobs = new HashSet<>();
    private final BitSet vain = new BitSet();
    private final BitSet first = new BitSet();
    private final BitSet drained = new BitSet();
    private final BitSet served;
    private final int over;
    private boolean signals;
    private boolean softirqs;

    Lookahead(Trace trace) {
        this.trace = trace;
        for (int i = 0; i < trace.size(); i++) {
            switch (trace.events().get(i)) {
                case SysEntered e when isOfProgram(e) -> {
                    signals |= Calls.asksForSignals(e.call(), e.args());
                    entered(i, e);
                }
                case JobChanged e -> {
                    jobs.add(String.valueOf(e.address()));
                    lastCalls.put(e.at().tid(), i);
                    tookFrom.remove(e.at().tid()); // another job begins, or this one ends
                }
                case LockChanged e -> {
                    locks.add(e.address());
                    lastWork.put(e.at().tid(), i);
                }
                case ValueAccessed e -> lastWork.put(e.at().tid(), i);
                case Computed e -> lastWork.put(e.at().tid(), i);
                case SoftirqEntered _ -> softirqs = true;
                case SysReturned e -> returned(e);
                case TaskStarted e when !e.already() -> starting.put(e.at().tid(), i);
                case ReadyReturned e -> handedBack(e);
                case AioRequested e -> lastCalls.put(e.at().tid(), i);
                case AioAsked e -> lastCalls.put(e.at().tid(), i);
                case AioTaken e -> lastCalls.put(e.at().tid(), i);
                case AioSuspended e -> lastCalls.put(e.at().tid(), i);
                // other facts neither begin nor end a call
                default -> {}
            }
        }
        this.served = ServedCalls.of(trace);
        this.over = trace.end() == null ? trace.size() : lastLook();
    }

    /// The kernel function in which a task sleeps that fell asleep with the fact at `index`, if a
    /// sample says so before the task is woken.
    @Nullable String waitingIn(int index, int tid) {
        for (int i = index + 1; i < trace.size(); i++) {
            switch (trace.events().get(i)) {
                case Sampled s when s.task() == tid && s.waitingIn() != null -> {
                    return s.waitingIn();
                }
                case Woken w when w.task() == tid -> {
                    return null;
                }
                case Switched s when s.in() == tid -> {
                    return null;
                }
                // facts of other tasks and other matters do not end the sleep
                default -> {}
            }
        }
        return null;
    }

    /// Whether the program of a task makes another call after the fact at `index`.
    boolean callsAgain(int index, int tid) {
        boolean grows = trace.end() == null; // while it grows, nobody knows
        return grows || lastCalls.getOrDefault(tid, -1) > index;
    }

    /// Whether a task that sleeps after the fact at `index`, or is about to, is woken by another
    /// one that still has all or some of its work before it: by a thread that says that it has
    /// begun, not by one that is about to end.
    boolean awaitsBegin(int index, int tid) {
        for (int i = index + 1; i < trace.size(); i++) {
            if (trace.events().get(i) instanceof Woken w && w.task() == tid) {
                int call = lastCalls.getOrDefault(w.by(), -1);
                int work = lastWork.getOrDefault(w.by(), -1);
                return w.by() > 0 && Math.max(call, work) > i;
            }
        }
        return false;
    }

    /// Whether it is recorded when soft interrupts begin and end.
    boolean softirqsKnown() {
        return softirqs;
    }

    /// At which facts a `read` begins that finds all it wants in the page cache.
    BitSet servedFromCache() {
        return served;
    }

    /// A fact of the trace; null before the first.
    @Nullable TraceEvent fact(int index) {
        return index < 0 ? null : trace.events().get(index);
    }

    /// Whether it is recorded when a task leaves its CPU.
    boolean switchesKnown() {
        return !trace.header().probe().equals("call");
    }

    /// Whether the program has descriptors send it signals.
    boolean asksForSignals() {
        return signals;
    }

    /// Whether the threads of the program share something that it has named.
    boolean shares() {
        return !locks.isEmpty();
    }

    /// Whether a task that gets a CPU with the fact at `index` does something with a lock, or with
    /// what is shared, before it leaves that again.
    boolean usesShared(int index, int tid) {
        for (int i = index + 1; shares() && i < trace.size(); i++) {
            switch (trace.events().get(i)) {
                case LockChanged e when e.at().tid() == tid -> {
                    return true;
                }
                case ValueAccessed e when e.at().tid() == tid -> {
                    return true;
                }
                case Switched e when e.out() == tid -> {
                    return false;
                }
                // facts of other tasks and other matters
                default -> {}
            }
        }
        return false;
    }

    /// How long the call takes by which a task starts another one with the fact at `index`, and
    /// that it entered at `enteredNanos`; -1 if it does not return.
    long startNanos(int index, long enteredNanos) {
        Long end = startEnds.get(index);
        return end == null ? -1 : end - enteredNanos;
    }

    /// Whether the call that is entered with the fact at `index` gets nothing: `EAGAIN`, or no
    /// descriptor that is ready.
    boolean vain(int index) {
        return vain.get(index);
    }

    /// Whether it is the first such call of its kind and task. That one is worth telling in full.
    boolean firstVain(int index) {
        return first.get(index);
    }

    /// Whether it gets nothing because the call just before has taken all that was there, or filled
    /// all the room that there was.
    boolean drained(int index) {
        return drained.get(index);
    }

    /// Where the receive queues are looked at a last time, after everything else.
    boolean over(int index) {
        return index == over;
    }

    /// What a call that waits for several descriptors handed back; null if that is not recorded.
    /// The program looks into its memory only when it runs again, which may be after other facts.
    @Nullable ReadyReturned answer(SysReturned call) {
        return answers.get(call);
    }

    private boolean isOfProgram(SysEntered e) {
        var address = e.args().values().get("uaddr");
        return !Calls.housekeeping(e.call(), e.args())
                || (address != null && (locks.contains(address) || jobs.contains(address)));
    }

    private void handedBack(ReadyReturned e) {
        var call = unanswered.remove(e.at().tid());
        if (call != null && call.call().equals(e.call())) {
            answers.put(call, e);
        }
    }

    private void entered(int index, SysEntered e) {
        lastCalls.put(e.at().tid(), index);
        if (!Calls.resting(e.call())) {
            under.put(e.at().tid(), new Attempt(index, e.call(), Calls.descriptor(e.args())));
        }
    }

    private void returned(SysReturned e) {
        Integer start = starting.remove(e.at().tid());
        if (start != null) {
            startEnds.put(start, e.at().nanos());
        }
        var call = under.get(e.at().tid());
        if (call == null || !call.call().equals(e.call())) {
            return;
        }
        under.remove(e.at().tid());
        if (Calls.many(e.call())) {
            unanswered.put(e.at().tid(), e);
        }
        boolean done = e.errno() == null;
        boolean nothing =
                Calls.many(e.call())
                        ? done && e.result() == 0
                        : "EAGAIN".equals(e.errno())
                                && (Calls.mayFindNothing(e.call()) || Calls.sending(e.call()));
        if (nothing) {
            inVain(e, call);
        }
        boolean moved = done && e.result() > 0;
        if (Calls.sending(e.call()) && moved) {
            gaveTo.put(e.at().tid(), call.fd());
        } else if (Calls.many(e.call())) {
            gaveTo.remove(e.at().tid());
        }
        if (Calls.receiving(e.call()) && moved) {
            tookFrom.put(e.at().tid(), call.fd());
        } else if (Calls.mayWait(e.call()) || Calls.many(e.call())) {
            tookFrom.remove(e.at().tid());
        }
    }

    private void inVain(SysReturned e, Attempt call) {
        vain.set(call.entry());
        var movedAt = Calls.sending(e.call()) ? gaveTo : tookFrom;
        Integer took = movedAt.get(e.at().tid());
        boolean emptied = took != null && took == call.fd() && !Calls.many(e.call());
        drained.set(call.entry(), emptied);
        if (!emptied && met.add(e.at().tid() + e.call())) {
            first.set(call.entry());
        }
    }

    /// The samples of the queues at the very end belong together; earlier ones were taken while
    /// somebody slept.
    private int lastLook() {
        int found = trace.size();
        var seen = new HashSet<Long>();
        for (int i = trace.size() - 1; i >= 0; i--) {
            switch (trace.events().get(i)) {
                case QueueSampled s -> {
                    if (!seen.add(s.socket())) {
                        return found;
                    }
                    found = i;
                }
                case SysEntered e when isOfProgram(e) -> {
                    return found;
                }
                case SysReturned e when !Calls.housekeeping(e.call()) -> {
                    return found;
                }
                // whatever else happens on the computer then
                default -> {}
            }
        }
        return found;
    }
}
