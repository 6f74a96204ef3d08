package dev.ringside.lab;

import dev.ringside.lab.model.Models;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.scenario.Scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a lab process shall run, and how long it may take.
///
/// @param model the name of the I/O model
/// @param scenario what happens to it
/// @param rung how it is recorded
/// @param xray whether the kernel's stacks are recorded, too
/// @param prefix a command that runs the lab process, such as `strace -ff -o FILE`; usually empty
/// @param startAllowance how long it may take to begin, warm-up included
/// @param grace how much longer than the scenario's own time it may take, before it counts as hung
public record LabOrder(
        String model,
        Scenario scenario,
        Rung rung,
        boolean xray,
        List<String> prefix,
        Duration startAllowance,
        Duration grace) {
    private static final Duration USUAL_START = Duration.ofSeconds(45);
    private static final Duration START_OF_A_CONNECTION = Duration.ofMillis(10);
    private static final Duration PASSWORD_TIME = Duration.ofMinutes(3);
    private static final Duration USUAL_GRACE = Duration.ofSeconds(15);

    public LabOrder {
        prefix = List.copyOf(prefix);
    }

    /// The usual order.
    public LabOrder(String model, Scenario scenario) {
        this(model, scenario, Rung.BEST, false, List.of(), start(scenario), USUAL_GRACE);
    }

    /// The arguments by which Ringside does it.
    List<String> arguments() {
        var words = new ArrayList<String>();
        words.add("lab");
        words.add(model);
        words.addAll(scenario.toOptions());
        words.add("--probe=" + rung.text());
        if (xray) {
            words.add("--xray");
        }
        return words;
    }

    /// What has to be exported to it of the JDK.
    Set<String> exports() {
        return Models.named(model).map(IoModel::exports).orElse(Set.of());
    }

    private static Duration start(Scenario scenario) {
        int connections = scenario.connections();
        return USUAL_START.plus(START_OF_A_CONNECTION.multipliedBy(connections));
    }

    /// The same order, run by the command `words`.
    public LabOrder under(String... words) {
        return new LabOrder(model, scenario, rung, xray, List.of(words), startAllowance, grace);
    }

    /// The same order on a certain rung.
    ///
    /// @param withXray whether the kernel's stacks are recorded, too
    public LabOrder on(Rung newRung, boolean withXray) {
        // somebody may have to type a password
        Duration start =
                newRung == Rung.TRACEFS ? startAllowance.plus(PASSWORD_TIME) : startAllowance;
        return new LabOrder(model, scenario, newRung, withXray, prefix, start, grace);
    }

    /// The same order with less patience, or more.
    public LabOrder patient(Duration newGrace) {
        return new LabOrder(model, scenario, rung, xray, prefix, startAllowance, newGrace);
    }
}
