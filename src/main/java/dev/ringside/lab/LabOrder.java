package dev.ringside.lab;

import java.time.Duration;
import java.util.List;

/// What a lab process shall run, and how long it may take.
///
/// @param model the name of the I/O model
/// @param scenario what happens to it
/// @param prefix a command that runs the lab process, such as `strace -ff -o FILE`; usually empty
/// @param startAllowance how long it may take to begin, warm-up included
/// @param grace how much longer than the scenario's own time it may take, before it counts as hung
public record LabOrder(
        String model,
        Scenario scenario,
        List<String> prefix,
        Duration startAllowance,
        Duration grace) {
    private static final Duration USUAL_START = Duration.ofSeconds(45);
    private static final Duration USUAL_GRACE = Duration.ofSeconds(15);

    public LabOrder {
        prefix = List.copyOf(prefix);
    }

    /// The usual order.
    public LabOrder(String model, Scenario scenario) {
        this(model, scenario, List.of(), USUAL_START, USUAL_GRACE);
    }

    /// The same order, run by the command `words`.
    public LabOrder under(String... words) {
        return new LabOrder(model, scenario, List.of(words), startAllowance, grace);
    }

    /// The same order with less patience, or more.
    public LabOrder patient(Duration newGrace) {
        return new LabOrder(model, scenario, prefix, startAllowance, newGrace);
    }
}
