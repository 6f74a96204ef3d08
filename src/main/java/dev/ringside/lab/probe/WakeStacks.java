package dev.ringside.lab.probe;

import dev.ringside.linux.proc.KernelSymbols;
import dev.ringside.linux.tracefs.RingEvent;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.Woken;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Names the wait-queue callback of each wake-up, from the kernel's stack that follows it on the
/// same CPU. Until that comes the wake-up is held back.
final class WakeStacks {
    /// The entries of a wait queue name such a function, which is called when the queue is woken.
    /// The first of these that is on the stack says the most.
    private static final List<String> CALLBACKS =
            List.of(
                    "ep_poll_callback",
                    "pollwake",
                    "io_poll_wake",
                    "woken_wake_function",
                    "autoremove_wake_function",
                    "wake_page_function",
                    "default_wake_function",
                    "hrtimer_wakeup",
                    "sock_def_readable");

    private static final int DEEPEST = 64;

    private final KernelSymbols symbols;
    private final Map<Integer, Woken> held = new HashMap<>();

    WakeStacks(KernelSymbols symbols) {
        this.symbols = symbols;
    }

    /// Takes a wake-up.
    void woken(int cpu, Woken woken) {
        held.put(cpu, woken);
    }

    /// Takes the next report, and says the wake-up before it on its CPU.
    void next(RingEvent event, Consumer<TraceEvent> facts) {
        Woken woken = held.remove(event.cpu());
        if (woken != null) {
            boolean stack = event.name().equals("ftrace:kernel_stack");
            facts.accept(stack ? with(woken, callback(event)) : woken);
        }
    }

    private static Woken with(Woken woken, @Nullable String via) {
        return new Woken(woken.at(), woken.task(), woken.by(), woken.context(), via);
    }

    private @Nullable String callback(RingEvent stack) {
        List<String> functions = new ArrayList<>();
        for (long caller : stack.numbers("caller", Math.min(DEEPEST, (int) stack.number("size")))) {
            Optional<String> function = symbols.function(caller);
            function.ifPresent(functions::add);
        }
        return CALLBACKS.stream().filter(functions::contains).findFirst().orElse(null);
    }
}
