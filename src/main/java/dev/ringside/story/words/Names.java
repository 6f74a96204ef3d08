package dev.ringside.story.words;

import dev.ringside.machine.Call;
import dev.ringside.machine.Identity;
import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.trace.Role;
import dev.ringside.trace.Watched;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/// What tasks and calls are called in a sentence.
public final class Names {
    /// What the kernel sends if there is no room for another signal.
    public static final int SIGIO = 29;

    private static final int SIGRTMIN = 34;
    private static final int MOST_GROUPS = 4;

    private final Words words;
    private final Machine machine;

    /// Names in the language of `words`, for the tasks of `machine`.
    public Names(Words words, Machine machine) {
        this.words = words;
        this.machine = machine;
    }

    /// What a task is called: its name if it belongs to the experiment, and otherwise what it is,
    /// for the names of other people's programs are nobody's business.
    public String task(int tid) {
        if (tid == 0) {
            return words.text("task.idle");
        }
        if (tid < 0) {
            return words.text("task.unknown");
        }
        var who = machine.task(tid).map(Task::who);
        return switch (who.map(Identity::role).orElse(Role.OTHER)) {
            case OTHER -> words.text("task.other");
            case HELPER -> words.text("task.helper");
            case SERVER, CLIENT, WORKER ->
                    who.map(Identity::name).filter(name -> !name.isEmpty()).orElse("task " + tid);
        };
    }

    /// Descriptors as a list: `fd 9, 11 … 13 and 996 more`.
    public String descriptors(List<Watched> set) {
        int most = Math.min(set.size(), MOST_GROUPS);
        var text = new StringJoiner(words.text("fds.comma"), "fd ", "");
        for (var group : set.subList(0, most)) {
            text.add(range(group));
        }
        int more = set.subList(most, set.size()).stream().mapToInt(Watched::count).sum();
        return more == 0
                ? text.toString()
                : words.text(
                        "fds.more", Map.of("fds", text.toString(), "more", Integer.toString(more)));
    }

    /// Descriptors by the lowest and the highest of them: `fd 9 … 13`.
    public String descriptors(Fds fds) {
        return fds.first() < 0
                ? words.text("fd.unknown")
                : "fd " + range(new Watched(fds.first(), fds.last(), ""));
    }

    /// Those that are ready for something other than reading say for what.
    private static String range(Watched group) {
        String events = group.events();
        String numbers =
                switch (group.count()) {
                    case 1 -> Integer.toString(group.fd());
                    case 2 -> group.fd() + ", " + group.to();
                    // a longer one is given by its ends
                    default -> group.fd() + " … " + group.to();
                };
        boolean plain = events.isEmpty() || events.equals("IN") || events.equals("IN|ET");
        return plain ? numbers : numbers + " (" + events + ")";
    }

    /// A signal by its name. Real-time signals count from the first that the C library leaves to
    /// programs.
    public static String signal(int number) {
        if (number == SIGIO) {
            return "SIGIO";
        }
        return number == SIGRTMIN
                ? "SIGRTMIN"
                : number > SIGRTMIN ? "SIGRTMIN+" + (number - SIGRTMIN) : "signal " + number;
    }

    /// `sendfile(8, 7)`: in the order of its parameters.
    private static String passing(Call call) {
        boolean outFirst = call.name().equals("sendfile");
        long first = call.args().number(outFirst ? "out_fd" : "fd_in").orElse(-1);
        long second = call.args().number(outFirst ? "in_fd" : "fd_out").orElse(-1);
        return "%s(%d, %d)".formatted(call.name(), first, second);
    }

    /// A call as its program wrote it: `recv(7, 64)`.
    public static String call(Call call) {
        var length = call.lengthBytes();
        int fd = Calls.descriptor(call.args());
        String name = Calls.libraryName(call.name());
        if (Calls.ofLock(call)) {
            return "futex(%s, %s)".formatted(Calls.lockOp(call), address(call));
        }
        if (call.name().equals("wait4")) {
            return "%s(%d)".formatted(name, call.args().number("pid").orElse(-1));
        }
        if (call.isPageFault()) {
            return name;
        }
        if (Calls.passing(call.name())) {
            return passing(call);
        }
        if (fd < 0) {
            return name + "()";
        }
        if (call.name().equals("shutdown")) {
            return "shutdown(%d, %s)".formatted(fd, direction(call));
        }
        if ((Calls.receiving(call.name()) || Calls.sending(call.name())) && Calls.urgent(call)) {
            return "%s(%d, %d, MSG_OOB)".formatted(name, fd, length.orElse(0));
        }
        return length.isEmpty()
                ? "%s(%d)".formatted(name, fd)
                : "%s(%d, %d)".formatted(name, fd, length.getAsLong());
    }

    private static String direction(Call call) {
        return switch ((int) call.args().number("how").orElse(-1)) {
            case 0 -> "SHUT_RD";
            case 1 -> "SHUT_WR";
            case 2 -> "SHUT_RDWR";
            // only these three are known
            default -> "?";
        };
    }

    /// The end of a long address tells it apart from others.
    public static String address(String address) {
        return address.length() <= 6 ? address : "…" + address.substring(address.length() - 4);
    }

    private static String address(Call call) {
        return address(String.valueOf(call.args().values().get("uaddr")));
    }
}
