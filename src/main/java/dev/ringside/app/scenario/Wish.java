package dev.ringside.app.scenario;

import dev.ringside.lab.LabOrder;
import dev.ringside.lab.model.Models;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.scenario.Scenario;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What somebody wants to record: a model, and what they said about it. It may make no sense yet.
///
/// What was said about one model is kept for the next one, as far as it means something there.
///
/// @param model the model
/// @param said what differs from the usual
record Wish(IoModel model, Map<Option, String> said) {
    private static final Set<Option> OF_ITSELF = Set.of(Option.IDLE, Option.MESSAGES, Option.DELAY);

    /// What there is to say of a file, besides what its model knows.
    private static final Set<Option> OF_FILE = Set.of(Option.SIZE, Option.BUFFER);

    Wish {
        said = Map.copyOf(said);
    }

    /// A model with its usual scenario.
    static Wish usual(IoModel model) {
        return new Wish(model, Map.of());
    }

    /// What a recording was about, so that the same can be recorded again.
    ///
    /// @param recorded the scenario's options, as they stand in the file; those that are missing
    ///   were as they usually are
    static Wish of(IoModel model, Map<String, Object> recorded) {
        var plain = usual(model);
        Object ofFile = recorded.getOrDefault(Option.FILE.text(), Option.FILE.usual());
        var wish = plain.with(Option.FILE, ofFile.toString());
        for (Option option : wish.options()) {
            Object value = recorded.get(option.text());
            if (value != null) {
                wish = wish.with(option, value.toString());
            } else if (option != Option.READ) {
                wish = wish.with(option, option.usual()); // how it reads follows from the trigger
            }
        }
        return wish;
    }

    /// The same for another model.
    Wish about(IoModel other) {
        return new Wish(other, said);
    }

    /// The same with one thing said otherwise.
    Wish with(Option option, String value) {
        var changed = new EnumMap<Option, String>(Option.class);
        changed.putAll(said);
        if (option == Option.TRIGGER) {
            changed.remove(Option.READ); // how it reads goes with the trigger
        }
        if (value.equals(usual(option))) {
            changed.remove(option);
        } else {
            changed.put(option, value);
        }
        return new Wish(model, changed);
    }

    /// What is to be said about this model.
    List<Option> options() {
        var options = new ArrayList<Option>();
        for (Option option : Option.values()) {
            boolean usual = isAlone() ? option == Option.CPUS : !option.special();
            boolean ofFile = readsFile() && OF_FILE.contains(option);
            if (usual || ofFile || (knows(option) && !(readsFile() && option == Option.IDLE))) {
                options.add(option);
            }
        }
        return options;
    }

    private boolean isAlone() {
        return model.alone() || readsFile();
    }

    /// Whether a model that usually serves clients shall read a file.
    private boolean readsFile() {
        return knows(Option.FILE) && said.getOrDefault(Option.FILE, "").equals("true");
    }

    private boolean knows(Option option) {
        return model.options().contains(option.text())
                || model.choices().containsKey(option.text());
    }

    /// What there is to choose from; empty if anything can be written.
    List<String> choices(Option option) {
        return model.choices().getOrDefault(option.text(), option.choices());
    }

    /// What an option is.
    String value(Option option) {
        String value = said.getOrDefault(option, usual(option));
        boolean known = choices(option).isEmpty() || choices(option).contains(value);
        return known ? value : usual(option);
    }

    /// Whether an option is something else than usual.
    boolean says(Option option) {
        return said.containsKey(option)
                && options().contains(option)
                && value(option).equals(said.get(option));
    }

    /// The scenario.
    ///
    /// @throws IllegalArgumentException if it makes no sense; the message is a sentence for the
    ///   user
    Scenario scenario() {
        return Models.scenario(model, given());
    }

    private Map<String, Object> given() {
        var given = new LinkedHashMap<String, Object>();
        for (Option option : options()) {
            String value = value(option);
            if (says(option) && !value.isEmpty()) {
                given.put(option.text(), value);
            }
        }
        return given;
    }

    /// What a lab process is to do by hand: nothing was said about what is sent and when.
    ///
    /// @throws IllegalArgumentException if it makes no sense; the message is a sentence for the
    ///   user
    LabOrder orderByHand() {
        var given = given();
        OF_ITSELF.forEach(option -> given.remove(option.text()));
        given.put("by-hand", true);
        return new LabOrder(model.name(), Models.scenario(model, given));
    }

    /// What a lab process is to do.
    ///
    /// @throws IllegalArgumentException if it makes no sense; the message is a sentence for the
    ///   user
    LabOrder order() {
        return new LabOrder(model.name(), scenario());
    }

    private String usual(Option option) {
        if (option == Option.READ && says(Option.TRIGGER)) {
            return "all"; // an edge is reported once, so all there is has to be read
        }
        var all = readsFile() ? Models.usualForFile(model) : Models.usual(model);
        return all.getOrDefault(option.text(), option.usual()).toString();
    }
}
