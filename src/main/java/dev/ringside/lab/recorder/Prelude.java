package dev.ringside.lab.recorder;

import dev.ringside.lab.peers.Cast;
import dev.ringside.lab.probe.FactDecoder;
import dev.ringside.lab.probe.ObservedTask;
import dev.ringside.linux.ThreadUsage;
import dev.ringside.linux.tracefs.RingEvent;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.Opened;
import dev.ringside.trace.Sampled;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.SwitchStep;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TraceEvent;

import java.util.ArrayList;
import java.util.List;

/// What is the case at the instant 0: everything that a reader must know before the first fact.
final class Prelude {
    private static final Source GETRUSAGE = new Source("program:getrusage");

    private final Cast cast;
    private final int present;
    private final List<TraceEvent> facts = new ArrayList<>();

    /// @param present how many clients are there from the beginning
    Prelude(Cast cast, int present) {
        this.cast = cast;
        this.present = present;
        tasks();
        descriptors();
    }

    /// The facts, all at 0.
    List<TraceEvent> facts() {
        return facts;
    }

    /// Adds the switches that are still in force.
    void standing(List<RingEvent> switches, FactDecoder decoder, long originNanos) {
        for (RingEvent event : switches) {
            decoder.decode(
                    event,
                    fact -> {
                        if (!(fact instanceof SwitchStep)) { // they are over
                            facts.add(already(fact, originNanos - event.nanos()));
                        }
                    });
        }
    }

    /// Adds the calls that are under way.
    void underWay(List<RingEvent> calls, FactDecoder decoder, long originNanos) {
        for (RingEvent event : calls) {
            decoder.decode(event, fact -> facts.add(already(fact, originNanos - event.nanos())));
        }
    }

    /// Adds another fact.
    void add(TraceEvent fact) {
        facts.add(fact);
    }

    /// What the server's counters said at the time `nanos`.
    static Sampled counters(int task, long nanos, ThreadUsage usage) {
        String raw = usage.inputBlocks() == 0 ? null : "ru_inblock=" + usage.inputBlocks();
        return new Sampled(
                new Stamp(nanos, Stamp.UNKNOWN, task, GETRUSAGE, raw),
                task,
                null,
                null,
                null,
                null,
                usage.voluntarySwitches(),
                usage.forcedSwitches(),
                null,
                null);
    }

    private void tasks() {
        for (ObservedTask task : cast.tasks().subList(0, 1 + present + cast.partners().size())) {
            facts.add(Newcomers.started(task, 0));
        }
    }

    private void descriptors() {
        int server = cast.server().tid();
        for (OpenDescriptor descriptor : OpenDescriptor.standard()) {
            opened(server, descriptor.fd(), descriptor.object());
        }
        if (cast.listening() != null) {
            opened(server, cast.listening().fd(), cast.listening().object());
        }
        cast.serverEnds().forEach(end -> opened(server, end.fd(), end.object()));
        if (cast.file() != null) {
            cast.file().outlets().forEach((fd, object) -> opened(server, fd, object));
            facts.addAll(cast.file().extents());
        }
        cast.outlets().forEach(end -> opened(server, end.fd(), end.object()));
        if (cast.clients().isEmpty()) {
            return;
        }
        int client = cast.clients().getFirst().tid();
        boolean someComeLater = cast.partners().isEmpty() && present < cast.clients().size();
        int ends = someComeLater ? present : cast.clientEnds().size();
        cast.clientEnds().subList(0, ends).forEach(end -> opened(client, end.fd(), end.object()));
    }

    private void opened(int task, int fd, KernelObject object) {
        facts.add(new Opened(at(task), task, fd, object, true));
    }

    private static Stamp at(int tid) {
        return new Stamp(0, Stamp.UNKNOWN, tid, Source.PROGRAM, null);
    }

    /// The same at 0; its own time goes into its raw text.
    private static TraceEvent already(TraceEvent fact, long beforeNanos) {
        return switch (fact) {
            case Switched s ->
                    new Switched(zero(s.at(), beforeNanos), s.out(), s.left(), s.in(), true);
            case TaskStarted t ->
                    new TaskStarted(
                            zero(t.at(), 0),
                            t.task(),
                            t.process(),
                            t.parent(),
                            t.name(),
                            t.role(),
                            t.type(),
                            true);
            case SysEntered e -> new SysEntered(zero(e.at(), beforeNanos), e.call(), e.args());
            // a switch or a call gives nothing else
            case TraceEvent other ->
                    throw new IllegalStateException("neither a switch nor a call: " + other);
        };
    }

    private static Stamp zero(Stamp at, long beforeNanos) {
        String raw = at.raw() == null ? null : at.raw() + " t=-" + beforeNanos;
        return new Stamp(0, at.cpu(), at.tid(), at.source(), raw);
    }
}
