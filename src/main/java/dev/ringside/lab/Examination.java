package dev.ringside.lab;

import dev.ringside.lab.probe.TracefsProbe;
import dev.ringside.linux.tracefs.Tracefs;
import dev.ringside.linux.tracefs.TracefsAccess;
import dev.ringside.linux.uring.UringAccess;
import dev.ringside.linux.uring.UringMode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What this computer can record.
///
/// @param findings what was looked at, the foundation first
/// @param ways the ways to record, the best first
public record Examination(List<Finding> findings, List<Way> ways) {
    /// Without these the kernel's tracepoints are of no use; the others only add detail.
    private static final List<String> NEEDED =
            List.of("raw_syscalls:sys_enter", "raw_syscalls:sys_exit", "sched:sched_switch");

    public Examination {
        findings = List.copyOf(findings);
        ways = List.copyOf(ways);
    }

    /// One thing that was looked at.
    ///
    /// @param what it
    /// @param fine whether it is as it should be
    /// @param result what was found
    /// @param remedy what to do about it; empty if there is nothing to do
    public record Finding(String what, boolean fine, String result, String remedy) {}

    /// One way to record.
    ///
    /// @param rung which
    /// @param gives what it records, in a few words
    /// @param works whether it works here, by this user, now
    /// @param remedy what makes it work, with the command if there is one; empty if it works, or if
    ///   nothing does
    public record Way(Rung rung, String gives, boolean works, String remedy) {}

    /// Looks at this computer, as this user. It opens a connection to itself and has the kernel
    /// watch the calling thread for a moment.
    public static Examination now() {
        var findings = new ArrayList<Finding>();
        Finding system = system();
        findings.add(system);
        findings.add(cpus());
        boolean traces = tracefs(findings);
        if (!system.fine()) {
            return new Examination(findings, ways(false, false, false, ""));
        }
        Finding switches = OwnThreadCheck.switches();
        findings.add(switches);
        findings.add(OwnThreadCheck.arrivals());
        findings.add(uring());
        return new Examination(findings, ways(traces, switches.fine(), true, switches.remedy()));
    }

    /// The best way that works here; empty if none does.
    public Optional<Rung> best() {
        return ways.stream().filter(Way::works).map(Way::rung).findFirst();
    }

    /// Whether experiments can be recorded here.
    public boolean canRecord() {
        return best().isPresent();
    }

    /// One or two sentences.
    public String verdict() {
        return best().map(this::verdict)
                .orElse("Nothing can be recorded here. Every recording can be opened and played.");
    }

    private String verdict(Rung best) {
        return switch (best) {
            case TRACEFS ->
                    findings.stream().allMatch(Finding::fine)
                            ? "Everything can be recorded here, from the kernel's own tracepoints."
                            : "Recording works here; what is missing above is shown as not"
                                    + " recorded.";
            case THREAD ->
                    "Recording works here without any privilege, by the rung 'thread'. What it"
                            + " cannot see is shown as not recorded.";
            case CALL, BEST -> // BEST is a wish, and never a way
                    "Recording works here, but only around the calls. What that cannot see is"
                            + " shown as not recorded.";
        };
    }

    private static List<Way> ways(
            boolean traces, boolean switches, boolean linux, String threadRemedy) {
        return List.of(
                new Way(
                        Rung.TRACEFS,
                        "everything, from the kernel's own tracepoints",
                        traces,
                        traces || !linux ? "" : Privilege.remedy()),
                new Way(
                        Rung.THREAD,
                        "calls, every switch of the own threads, arrival times, queues",
                        switches,
                        switches ? "" : threadRemedy),
                new Way(
                        Rung.CALL,
                        "the time around each call, arrival times, queues, samples of sleeps",
                        linux,
                        ""));
    }

    private static Finding system() {
        String name = System.getProperty("os.name");
        boolean linux = name.equals("Linux");
        String result =
                "%s %s, %s"
                        .formatted(
                                name,
                                System.getProperty("os.version"),
                                System.getProperty("os.arch"));
        String remedy = linux ? "" : "Record on Linux; the recording opens everywhere.";
        return new Finding("system", linux, result, remedy);
    }

    /// Adds what there is of tracefs.
    ///
    /// @return whether an experiment can be recorded with it
    private static boolean tracefs(List<Finding> findings) {
        return switch (Tracefs.find()) {
            case TracefsAccess.Refused(String why, String remedy) -> {
                findings.add(new Finding("tracefs", false, why, remedy));
                yield false;
            }
            case TracefsAccess.Granted(Tracefs tracefs) -> {
                String place = tracefs.root() + ", may be read and written";
                findings.add(new Finding("tracefs", true, place, ""));
                TracefsProbe.events().forEach(event -> findings.add(tracepoint(tracefs, event)));
                yield NEEDED.stream().allMatch(tracefs::hasEvent);
            }
        };
    }

    private static Finding tracepoint(Tracefs tracefs, String event) {
        boolean there = tracefs.hasEvent(event);
        return new Finding(
                "tracepoint",
                there,
                event,
                there ? "" : "This kernel does not have it; a newer one or another build may.");
    }

    private static Finding uring() {
        return switch (UringAccess.find(UringMode.POLL)) {
            case UringAccess.Granted() -> new Finding("io_uring", true, "may be used", "");
            case UringAccess.Refused(String why, String remedy) ->
                    new Finding("io_uring", false, why, remedy);
        };
    }

    private static Finding cpus() {
        int count = Runtime.getRuntime().availableProcessors();
        return new Finding(
                "CPUs",
                count > 1,
                Integer.toString(count),
                count > 1 ? "" : "With two, '--cpus two' works and the recorder disturbs less.");
    }
}
