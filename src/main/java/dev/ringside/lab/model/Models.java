package dev.ringside.lab.model;

import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.lab.scenario.Transport;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All I/O models, in the order in which they are taught.
public final class Models {
    private static final List<IoModel> ALL =
            List.of(
                    new BlockingIo(),
                    new NonBlockingIo(),
                    new SelectIo(),
                    new PollIo(),
                    new EpollIo(),
                    new ComputeIo(),
                    new SignalIo(),
                    new CallsIo(),
                    new AioIo(),
                    new UringIo(),
                    new FaultIo(),
                    new FileIo(),
                    new CoroutineIo(),
                    new EchoIo(),
                    new EventLoopIo(),
                    new LockIo(),
                    new SwitchIo(),
                    new ThreadsIo(),
                    new ProcessesIo(),
                    new WebIo());

    private static final String PAUSE_BY_HAND = "200ms";

    /// More than the little room there is for an answer that is read late.
    private static final int LATE_BYTES = 8192;

    private static final Map<String, Object> FOR_A_FILE =
            Map.of("transport", Transport.NONE.text(), "size", 1 << 14, "buffer", 1 << 13);

    private static final String PAUSE_FOR_A_FILE = "100us";

    private Models() {}

    /// Every model.
    public static List<IoModel> all() {
        return ALL;
    }

    /// The model called `name`.
    public static Optional<IoModel> named(String name) {
        for (IoModel model : ALL) {
            if (model.name().equals(name)) {
                return Optional.of(model);
            }
        }
        return Optional.empty();
    }

    /// What is usual for a model, as far as that is not the same for all.
    public static Map<String, Object> usual(IoModel model) {
        Map<String, Object> usual = new LinkedHashMap<>(model.usual());
        if (model.alone()) {
            usual.put("transport", Transport.NONE.text());
        }
        model.choices().forEach((option, choices) -> usual.put(option, choices.getFirst()));
        return usual;
    }

    /// The same for a model that is to read a file, though it usually serves clients.
    public static Map<String, Object> usualForFile(IoModel model) {
        Map<String, Object> usual = usual(model);
        usual.remove("delay"); // nothing is sent
        usual.putAll(FOR_A_FILE);
        if (model.options().contains("pause")) {
            usual.put("pause", PAUSE_FOR_A_FILE); // a disk is quicker than people
        }
        return usual;
    }

    /// The scenario for a model.
    ///
    /// @param given the options by name; the others are as usual
    /// @throws IllegalArgumentException if a value is out of its range, or if they make no sense
    ///   together; the message is a sentence for the user
    public static Scenario scenario(IoModel model, Map<String, Object> given) {
        boolean ofFile = isSet("file", given) && model.choices().containsKey("file");
        Map<String, Object> all = ofFile ? usualForFile(model) : usual(model);
        if (given.containsKey("by-hand")) {
            all.remove("delay"); // nothing is sent by itself,
            all.remove("close"); // nor closed
            if (model.options().contains("pause")) {
                all.put("pause", PAUSE_BY_HAND); // it polls for minutes
            }
        }
        if (isSet("late", given)) {
            all.put("size", LATE_BYTES);
        }
        all.putAll(given);
        Scenario scenario = Scenario.fromMap(all);
        Combinations.check(model, scenario, given.keySet());
        return scenario;
    }

    private static boolean isSet(String flag, Map<String, Object> given) {
        return given.getOrDefault(flag, "").toString().equals("true");
    }
}
