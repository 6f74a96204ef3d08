package dev.ringside.lab.scenario;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What happens to the program under study.
///
/// @param traffic who sends what and when
/// @param conduct how the server goes about it
/// @param cpus where the tasks run
/// @param seed chooses the words of the messages; the same seed gives the same bytes
/// @param byHand that the user decides what is sent and when; null if the traffic says so
public record Scenario(
        Traffic traffic, Conduct conduct, CpuChoice cpus, long seed, @Nullable ByHand byHand) {
    /// One message of 64 bytes after 200 ms over TCP, on one CPU.
    public static final Scenario USUAL =
            new Scenario(Traffic.USUAL, Conduct.USUAL, CpuChoice.SAME, 1);

    /// One that goes by itself.
    public Scenario(Traffic traffic, Conduct conduct, CpuChoice cpus, long seed) {
        this(traffic, conduct, cpus, seed, null);
    }

    /// One client over TCP.
    ///
    /// @throws IllegalArgumentException if a value is out of its range; the message is a sentence
    ///   for the user
    public static Scenario of(
            int messages, long delayNanos, int sizeBytes, CpuChoice cpus, long seed) {
        var traffic = new Traffic(Transport.TCP, 1, 0, messages, sizeBytes, delayNanos, 0, false);
        return new Scenario(traffic, Conduct.USUAL, cpus, seed);
    }

    /// How much the server reads at once.
    public int bufferBytes() {
        return conduct.bufferBytes() == 0 ? traffic.sizeBytes() : conduct.bufferBytes();
    }

    /// All bytes that the server has to receive.
    public long totalBytes() {
        int urgentBytes = conduct.urgent() ? 1 : 0;
        return traffic.clients() * (traffic.bytesOfClient() + urgentBytes);
    }

    /// How many tasks send. By hand there is one for each client that may ever connect.
    public int tasks() {
        return byHand != null && traffic.transport().connects()
                ? ByHand.MOST_CLIENTS
                : traffic.tasks();
    }

    /// How many connections there are, or may be.
    public int connections() {
        return Math.max(tasks(), traffic.connections());
    }

    /// How long it takes at least; by hand, at most.
    public long expectedNanos() {
        return byHand == null ? traffic.expectedNanos() : ByHand.LONGEST_NANOS;
    }

    /// The options by name, as they stand in a trace's head: the usual ones, and what differs.
    public Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("transport", traffic.transport().text());
        boolean alone = traffic.transport() == Transport.NONE;
        Traffic usual = Traffic.USUAL;
        putIf(!alone, map, "clients", traffic.clients());
        if (byHand == null) {
            boolean often = traffic.messages() != usual.messages();
            putIf(!alone || often, map, "messages", traffic.messages());
            boolean timed = traffic.delayNanos() != usual.delayNanos();
            putIf(!alone || timed, map, "delay", DurationText.of(traffic.delayNanos()));
        }
        boolean sized = traffic.sizeBytes() != usual.sizeBytes();
        putIf(!alone || sized, map, "size", traffic.sizeBytes());
        putIf(traffic.idle() > 0, map, "idle", traffic.idle());
        putIf(traffic.port() > 0, map, "port", traffic.port());
        putIf(traffic.closes(), map, "close", true);
        putConduct(map);
        if (byHand != null) {
            map.put("by-hand", true);
            boolean patient = !byHand.equals(ByHand.USUAL);
            putIf(patient, map, "patience", DurationText.of(byHand.patienceNanos()));
        }
        map.put("cpus", cpus.text());
        map.put("seed", seed);
        return map;
    }

    /// The same as words of a command line, which [#fromMap] understands again.
    public List<String> toOptions() {
        List<String> words = new ArrayList<>();
        toMap().forEach((name, value) ->
                words.add(value.equals(true) ? "--" + name : "--" + name + "=" + value));
        return words;
    }

    private void putConduct(Map<String, Object> map) {
        Conduct usual = Conduct.USUAL;
        putIf(conduct.bufferBytes() > 0, map, "buffer", conduct.bufferBytes());
        boolean forEver = conduct.timeoutNanos() == Conduct.FOREVER;
        putIf(!forEver, map, "timeout", forEver ? "" : DurationText.of(conduct.timeoutNanos()));
        putIf(conduct.trigger() != usual.trigger(), map, "trigger", conduct.trigger().text());
        boolean toldApart = conduct.reads() != usualReads(conduct.trigger());
        putIf(toldApart, map, "read", conduct.reads().text());
        putIf(conduct.pauseNanos() > 0, map, "pause", DurationText.of(conduct.pauseNanos()));
        putIf(conduct.listen(), map, "listen", true);
        putIf(conduct.echo(), map, "echo", true);
        for (String option : Conduct.OWN) {
            String value = conduct.own(option);
            boolean set = Conduct.FLAGS.contains(option) && value.equals("true");
            putIf(!value.isEmpty(), map, option, set ? true : value);
        }
    }

    /// The scenario in a trace's head or on a command line; what is missing there is as usual.
    ///
    /// @throws IllegalArgumentException if a value is out of its range or of the wrong type; the
    ///   message is a sentence for the user
    public static Scenario fromMap(Map<String, Object> map) {
        var values = new Values(map);
        Traffic traffic = traffic(values);
        ByHand byHand =
                values.flag("by-hand")
                        ? new ByHand(values.nanos("patience", ByHand.USUAL.patienceNanos()))
                        : null;
        boolean accepts = byHand != null && traffic.transport().connects();
        return new Scenario(
                traffic,
                conduct(values, accepts),
                CpuChoice.of(values.text("cpus", USUAL.cpus.text())),
                values.number("seed", USUAL.seed),
                byHand);
    }

    private static Traffic traffic(Values values) {
        Traffic usual = Traffic.USUAL;
        Transport transport =
                Choice.of(
                        Transport.class,
                        "transport",
                        values.text("transport", usual.transport().text()));
        return new Traffic(
                transport,
                transport == Transport.NONE ? 0 : values.count("clients", usual.clients()),
                values.count("idle", usual.idle()),
                values.count("messages", usual.messages()),
                values.count("size", usual.sizeBytes()),
                values.nanos("delay", usual.delayNanos()),
                values.count("port", usual.port()),
                values.flag("close"));
    }

    /// @param accepts whether the server has to accept its clients itself
    private static Conduct conduct(Values values, boolean accepts) {
        Conduct usual = Conduct.USUAL;
        Trigger trigger =
                Choice.of(Trigger.class, "trigger", values.text("trigger", usual.trigger().text()));
        if (values.has("buffer")) {
            Ranges.check("buffer", values.count("buffer", 0), 1, 1 << 15, " bytes");
        }
        boolean forEver = values.text("timeout", "-1").equals("-1");
        return new Conduct(
                values.count("buffer", usual.bufferBytes()),
                forEver ? Conduct.FOREVER : values.nanos("timeout", 0),
                trigger,
                Choice.of(Reads.class, "read", values.text("read", usualReads(trigger).text())),
                values.nanos("pause", usual.pauseNanos()),
                accepts || values.flag("listen") || values.flag("half-close"),
                values.flag("echo"),
                own(values));
    }

    /// A flag that is not set says nothing.
    private static Map<String, String> own(Values values) {
        var own = new LinkedHashMap<String, String>();
        for (String option : Conduct.OWN) {
            String value = values.has(option) ? values.text(option, "") : "";
            boolean unset = Conduct.FLAGS.contains(option) && value.equals("false");
            if (!value.isEmpty() && !unset) {
                own.put(option, value);
            }
        }
        return own;
    }

    /// An edge is reported once, so a program that is told of edges reads all there is.
    private static Reads usualReads(Trigger trigger) {
        return trigger == Trigger.EDGE ? Reads.ALL : Reads.ONCE;
    }

    private static void putIf(boolean differs, Map<String, Object> map, String name, Object value) {
        if (differs) {
            map.put(name, value);
        }
    }

    /// Named values of a file or a command line.
    private record Values(Map<String, Object> map) {
        boolean has(String name) {
            return map.containsKey(name);
        }

        String text(String name, String usual) {
            return map.getOrDefault(name, usual).toString();
        }

        long nanos(String name, long usual) {
            return has(name) ? DurationText.nanos(text(name, "")) : usual;
        }

        int count(String name, int usual) {
            long number = number(name, usual);
            if (number != (int) number) {
                throw new IllegalArgumentException(name + " is " + number + ": that is too much.");
            }
            return (int) number;
        }

        long number(String name, long usual) {
            Object value = map.getOrDefault(name, usual);
            try {
                return value instanceof Number number
                        ? number.longValue()
                        : Long.parseLong(value.toString());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        name + " is '" + value + "', but must be a whole number.", e);
            }
        }

        boolean flag(String name) {
            Object value = map.getOrDefault(name, false);
            return value instanceof Boolean flag ? flag : value.toString().equals("true");
        }
    }
}
