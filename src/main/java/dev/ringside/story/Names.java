package dev.ringside.story;

import dev.ringside.machine.Call;
import dev.ringside.machine.Identity;
import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.trace.Role;

/// What tasks and calls are called in a sentence.
public final class Names {
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

    /// A call as its program wrote it: `recv(7, 64)`.
    public static String call(Call call) {
        var length = call.lengthBytes();
        var fd = call.fd();
        String name = Calls.libraryName(call.name());
        if (fd.isEmpty()) {
            return name + "()";
        }
        return length.isEmpty()
                ? "%s(%d)".formatted(name, fd.getAsInt())
                : "%s(%d, %d)".formatted(name, fd.getAsInt(), length.getAsLong());
    }
}
