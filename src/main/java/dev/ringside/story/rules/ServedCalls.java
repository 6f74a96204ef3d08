package dev.ringside.story.rules;

import dev.ringside.trace.BlockIssued;
import dev.ringside.trace.LookUp;
import dev.ringside.trace.PageAdded;
import dev.ringside.trace.PageLookedUp;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.Trace;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// Finds the calls to read a file that find all they want in the page cache: nothing is missing,
/// nothing is read ahead, and the task does not sleep.
final class ServedCalls {
    /// A call that has not returned yet.
    private static final class Attempt {
        final int entry;
        boolean found;
        boolean more;

        Attempt(int entry) {
            this.entry = entry;
        }
    }

    private final BitSet served = new BitSet();
    private final Map<Integer, Attempt> calls = new HashMap<>();

    private ServedCalls() {}

    /// The index of the fact with which each such call begins.
    static BitSet of(Trace trace) {
        var finder = new ServedCalls();
        for (int i = 0; i < trace.size(); i++) {
            switch (trace.events().get(i)) {
                case SysEntered e when e.call().equals("read") ->
                        finder.calls.put(e.at().tid(), new Attempt(i));
                case PageLookedUp e -> finder.looked(e.at().tid(), e.outcome() == LookUp.PRESENT);
                case PageAdded e -> finder.looked(e.at().tid(), false);
                case BlockIssued e -> finder.looked(e.at().tid(), false);
                case Switched e -> finder.looked(e.out(), false);
                case SysReturned e -> finder.returned(e);
                // other facts do not tell
                default -> {}
            }
        }
        return finder.served;
    }

    private void looked(int tid, boolean present) {
        var call = calls.get(tid);
        if (call != null) {
            call.found |= present;
            call.more |= !present;
        }
    }

    private void returned(SysReturned e) {
        var call = calls.remove(e.at().tid());
        boolean gave = e.result() > 0 && e.errno() == null;
        if (call != null && call.found && !call.more && gave) {
            served.set(call.entry);
        }
    }
}
