package dev.ringside.lab.own;

import dev.ringside.trace.Closed;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Opened;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was copied, by the rule `call-returned`: the bytes that a call says it has delivered or
/// taken were copied before it returned.
final class Copies {
    private static final Source CALL_RETURNED = new Source("inferred:call-returned");

    private final Map<Integer, SysEntered> calls = new HashMap<>();
    private final Set<Integer> withoutData = new HashSet<>();

    /// Takes the next fact that will be written.
    ///
    /// @return the copy that must have come before it, with its time; empty if there is none
    Optional<Copied> impliedBy(TraceEvent next) {
        if (next instanceof Opened opened && opened.object().type() == ObjectType.OTHER) {
            withoutData.add(opened.fd()); // a signalfd
        } else if (next instanceof Closed closed) {
            withoutData.remove(closed.fd());
        }
        if (next instanceof SysReturned opened && opened.call().equals("openat")) {
            opens(calls.get(opened.at().tid()), opened);
        }
        if (next instanceof SysEntered entered) {
            calls.put(entered.at().tid(), entered);
            return Optional.empty();
        }
        return next instanceof SysReturned returned
                ? copied(calls.remove(returned.at().tid()), returned)
                : Optional.empty();
    }

    /// Into what was opened with `O_DIRECT` the disk writes, and nobody copies.
    private void opens(@Nullable SysEntered entered, SysReturned returned) {
        boolean direct =
                entered != null
                        && String.valueOf(entered.args().values().get("flags"))
                                .contains("O_DIRECT");
        if (direct && returned.errno() == null) {
            withoutData.add((int) returned.result());
        }
    }

    private Optional<Copied> copied(@Nullable SysEntered entered, SysReturned returned) {
        Direction direction = direction(returned.call());
        if (direction == null || entered == null || !entered.call().equals(returned.call())) {
            return Optional.empty();
        }
        if (returned.errno() != null || returned.result() <= 0) {
            return Optional.empty();
        }
        var fd = entered.args().number("fd");
        if (fd.isEmpty() || withoutData.contains((int) fd.getAsLong())) {
            return Optional.empty();
        }
        Stamp end = returned.at();
        var at = new Stamp(end.nanos(), end.cpu(), end.tid(), CALL_RETURNED, null);
        int lengthBytes = (int) Math.min(Integer.MAX_VALUE, returned.result());
        return Optional.of(new Copied(at, direction, (int) fd.getAsLong(), lengthBytes, null));
    }

    private static @Nullable Direction direction(String call) {
        return switch (call) {
            case "read", "recvfrom", "recvmsg" -> Direction.TO_USER;
            case "write", "sendto", "sendmsg" -> Direction.TO_KERNEL;
            // other calls copy what is no data of the program's
            default -> null;
        };
    }
}
