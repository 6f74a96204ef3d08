package dev.ringside.lab;

import dev.ringside.lab.scenario.Scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a lab process shall run, and how long it may take.
///
/// @param model the name of the I/O model
/// @param scenario what happens to it
/// @param rung how it is recorded
/// @param prefix a command that runs the lab process, such as `strace -ff -o FILE`; usually empty
/// @param startAllowance how long it may take to begin, warm-up included
/// @param grace how much longer than the scenario's own time it may take, before it counts as hung
public record LabOrder(
        String model,
        Scenario scenario,
        Rung rung,
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
        this(model, scenario, Rung.BEST, List.of(), USUAL_START, USUAL_GRACE);
    }

    /// The arguments by which Ringside does it.
    List<String> arguments() {
        var words = new ArrayList<String>();
        words.add("lab");
        words.add(model);
        scenario.toMap().forEach((name, value) -> words.add(option(name, value)));
        words.add("--probe=" + rung.text());
        return words;
    }

    private static String option(String name, Object value) {
        return value.equals(true) ? "--" + name : "--" + name + "=" + value;
    }

    /// The same order, run by the command `words`.
    public LabOrder under(String... words) {
        return new LabOrder(model, scenario, rung, List.of(words), startAllowance, grace);
    }

    /// The same order on a certain rung.
    public LabOrder on(Rung newRung) {
        return new LabOrder(model, scenario, newRung, prefix, startAllowance, grace);
    }

    /// The same order with less patience, or more.
    public LabOrder patient(Duration newGrace) {
        return new LabOrder(model, scenario, rung, prefix, startAllowance, newGrace);
    }
}
