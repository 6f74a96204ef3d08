package dev.ringside.app.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Something that can be said about the next recording, in the order of the form.
enum Option {
    TRANSPORT("tcp", "tcp", "udp", "unix", "pipe"),
    CLIENTS("1"),
    IDLE("0"),
    MESSAGES("1"),
    DELAY("200ms"),
    SIZE("64"),
    HOW(
            "",
            "all",
            "blocking",
            "nonblocking",
            "status",
            "callback",
            "future",
            "handler",
            "waiter",
            "signalfd",
            "ask",
            "suspend",
            "cold",
            "warm",
            "mmap",
            "direct",
            "sendfile",
            "splice",
            "processes",
            "threads",
            "coroutines"),
    MODE("", "poll", "defer", "worker", "sqpoll"),
    STALL("false", "false", "true"),
    SLOW("false", "false", "true"),
    LATE("false", "false", "true"),
    HALF_CLOSE("false", "false", "true"),
    URGENT("false", "false", "true"),
    DEADLOCK("false", "false", "true"),
    FILE("false", "false", "true"),
    TASKS("", "1", "2", "3", "4"),
    PROGRAM(""),
    PATH(""),
    TRIGGER("level", "level", "edge"),
    READ("once", "once", "all"),
    BUFFER(""),
    TIMEOUT(""),
    PAUSE("0"),
    LISTEN("false", "false", "true"),
    ECHO("false", "false", "true"),
    CLOSE("false", "false", "true"),
    CPUS("same", "same", "two");

    /// Those that mean something to some models only.
    private static final Set<Option> SPECIAL =
            Set.of(
                    IDLE,
                    HOW,
                    MODE,
                    STALL,
                    SLOW,
                    LATE,
                    HALF_CLOSE,
                    URGENT,
                    DEADLOCK,
                    FILE,
                    TASKS,
                    PROGRAM,
                    PATH,
                    TRIGGER,
                    READ,
                    TIMEOUT,
                    PAUSE);

    private final String usual;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes it so
    private final List<String> choices;

    Option(String usual, String... choices) {
        this.usual = usual;
        this.choices = List.of(choices);
    }

    /// Its name on the command line and in files.
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What it is if neither the user nor the model says something else; empty if that depends on
    /// the rest.
    String usual() {
        return usual;
    }

    /// What there is to choose from, though a model may know only some of it; empty if anything can
    /// be written.
    List<String> choices() {
        return choices;
    }

    /// Whether it is about what comes to the server, rather than about how the server takes it.
    boolean aboutTraffic() {
        return compareTo(SIZE) <= 0;
    }

    /// Whether it is only for models that ask for it.
    boolean special() {
        return SPECIAL.contains(this);
    }
}
