package dev.ringside.lab;

import dev.ringside.lab.probe.TracefsProbe;
import dev.ringside.linux.tracefs.Tracefs;
import dev.ringside.linux.tracefs.TracefsAccess;

import java.util.ArrayList;
import java.util.List;

/// What this computer can record.
///
/// @param findings what was looked at, the foundation first
public record Examination(List<Finding> findings) {
    /// Without these nothing can be recorded; the others only add detail.
    private static final List<String> NEEDED =
            List.of("raw_syscalls:sys_enter", "raw_syscalls:sys_exit", "sched:sched_switch");

    public Examination {
        findings = List.copyOf(findings);
    }

    /// One thing that was looked at.
    ///
    /// @param what it
    /// @param fine whether it is as it should be
    /// @param needed whether nothing can be recorded without it
    /// @param result what was found
    /// @param remedy what to do about it; empty if there is nothing to do
    public record Finding(
            String what, boolean fine, boolean needed, String result, String remedy) {}

    /// Looks at this computer.
    public static Examination now() {
        var findings = new ArrayList<Finding>();
        findings.add(system());
        switch (Tracefs.find()) {
            case TracefsAccess.Refused(String why, String remedy) ->
                    findings.add(new Finding("tracefs", false, true, why, remedy));
            case TracefsAccess.Granted(Tracefs tracefs) -> {
                String place = tracefs.root() + ", may be read and written";
                findings.add(new Finding("tracefs", true, true, place, ""));
                TracefsProbe.events().forEach(event -> findings.add(tracepoint(tracefs, event)));
            }
        }
        findings.add(cpus());
        return new Examination(findings);
    }

    /// Whether experiments can be recorded here.
    public boolean canRecord() {
        return findings.stream().allMatch(finding -> finding.fine() || !finding.needed());
    }

    /// One sentence.
    public String verdict() {
        if (!canRecord()) {
            return "Nothing can be recorded here yet. Every recording can be opened and played.";
        }
        return findings.stream().allMatch(Finding::fine)
                ? "Everything can be recorded here, from the kernel's own tracepoints."
                : "Recording works here; what is missing above is shown as not recorded.";
    }

    private static Finding system() {
        String name = System.getProperty("os.name");
        String result =
                name
                        + " "
                        + System.getProperty("os.version")
                        + ", "
                        + System.getProperty("os.arch");
        return new Finding("system", name.equals("Linux"), true, result, "");
    }

    private static Finding tracepoint(Tracefs tracefs, String event) {
        boolean there = tracefs.hasEvent(event);
        return new Finding(
                "tracepoint",
                there,
                NEEDED.contains(event),
                event,
                there ? "" : "This kernel does not have it; a newer one or another build may.");
    }

    private static Finding cpus() {
        int count = Runtime.getRuntime().availableProcessors();
        return new Finding(
                "CPUs",
                count > 1,
                false,
                Integer.toString(count),
                count > 1 ? "" : "With two, '--cpus two' works and the recorder disturbs less.");
    }
}
