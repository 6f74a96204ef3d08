package dev.ringside.linux.tracefs;

import dev.ringside.linux.Outcome;
import dev.ringside.linux.Syscalls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A set of ring buffers of our own in tracefs, with its own events and filters.
///
/// When a ring is full the newest records are dropped, not the oldest: what was recorded up to
/// there stays whole. Either way they are counted. When this process ends, however it ends, the
/// kernel stops recording and frees the rings; the empty folder is removed by the next start.
public final class TraceInstance implements TraceRings {
    private static final Pattern LOST = Pattern.compile("(?m)^(?:overrun|dropped events): (\\d+)$");
    private static final String ON = "tracing_on";

    /// The kernel's stack, innermost first, behind a record that has it.
    public static final String KERNEL_STACK = "ftrace:kernel_stack";

    private final Tracefs tracefs;
    private final Path root;
    private final Syscalls calls = Syscalls.handedOver();
    private final List<String> enabled = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<RingReader> readers = new ArrayList<>();
    private Outcome lifeLine = new Outcome.Done(-1);
    private boolean guarded;
    private boolean stacks;
    private boolean recording;
    private boolean cutOff;

    private TraceInstance(Tracefs tracefs) throws IOException {
        this.tracefs = tracefs;
        root = InstanceFolders.make(tracefs);
    }

    /// Makes an instance that does not record yet, with `CLOCK_MONOTONIC` stamps.
    ///
    /// @param kilobytesPerCpu how large each ring is
    public static TraceInstance create(Tracefs tracefs, int kilobytesPerCpu) throws IOException {
        TraceInstance instance = new TraceInstance(tracefs);
        try {
            instance.write(ON, "0");
            instance.write("trace_clock", "mono"); // first: it empties the rings
            instance.write("buffer_size_kb", Integer.toString(kilobytesPerCpu));
            instance.write("options/overwrite", "0");
            instance.holdLifeLine();
        } catch (IOException | RuntimeException e) {
            instance.close();
            throw e;
        }
        return instance;
    }

    /// Removes the instances of processes that do not run any more.
    ///
    /// @return how many were removed
    public static int removeStale(Tracefs tracefs) throws IOException {
        return InstanceFolders.removeStale(tracefs);
    }

    /// How many instances of ours there are, of all processes together.
    public static int count(Tracefs tracefs) throws IOException {
        return InstanceFolders.count(tracefs);
    }

    /// Has an event recorded.
    ///
    /// @param event `sched:sched_switch`
    /// @param filter in the language of tracefs; empty for all
    /// @return false if this kernel has no such event
    /// @throws IOException if the kernel refuses the filter
    public boolean enable(String event, String filter) throws IOException {
        Path folder = Tracefs.eventFolder(root, event);
        if (!Files.isDirectory(folder)) {
            missing.add(event);
            return false;
        }
        if (!filter.isEmpty()) {
            write(folder.resolve("filter"), filter);
        }
        if (!guarded) {
            write(folder.resolve("enable"), "1");
        }
        enabled.add(event);
        return true;
    }

    /// Has the kernel stop recording by itself before one of these threads is another program than
    /// now: because its id was given to a new task, or because it executes a program. Both happen
    /// in the kernel, before the new task or program runs its first instruction.
    ///
    /// It holds from now on, though nothing is recorded yet: an instance that the kernel has
    /// stopped cannot be started any more. So whatever is found out about these threads after this
    /// call, and before the start, is true of everything that is recorded.
    ///
    /// @param tids at least one
    /// @throws IOException if the kernel cannot do that
    public void guard(SortedSet<Integer> tids) throws IOException {
        if (!enabled.isEmpty()) {
            throw new IllegalStateException("events were enabled before the guard");
        }
        String starts = any("child_pid", tids);
        String executes = any("pid", tids) + " || " + any("old_pid", tids);
        trigger("sched:sched_process_fork", "traceoff if " + starts);
        trigger("sched:sched_process_exec", "traceoff if " + executes);
        guarded = true;
        write(ON, "1");
    }

    /// Has the kernel's stack recorded behind each record of an event, as the record of
    /// [#KERNEL_STACK] that follows on the same CPU. It costs tens of microseconds each time.
    ///
    /// @param condition in the language of the filters
    public void stackAt(String event, String condition) throws IOException {
        trigger(event, "stacktrace if " + condition);
        stacks = true;
    }

    /// Starts or stops recording. A guarded instance is started and stopped once.
    @Override
    public void recording(boolean on) throws IOException {
        cutOff |= (recording || guarded) && Files.readString(root.resolve(ON)).startsWith("0");
        if (on && guarded) {
            // never by the switch itself, for the guard may have turned it off
            for (String event : enabled) {
                write(Tracefs.eventFolder(root, event).resolve("enable"), "1");
            }
        } else {
            write(ON, on ? "1" : "0");
        }
        recording = on;
    }

    @Override
    public List<RingReader> openReaders() throws IOException {
        RingLayout layout = new RingLayout(pageFormat(), formats());
        for (int cpu : tracefs.cpus()) {
            int fd = (int) openRing(cpu).orThrow("open trace_pipe_raw", -1);
            readers.add(new RingReader(fd, cpu, layout));
        }
        return List.copyOf(readers);
    }

    @Override
    public List<String> missing() {
        return List.copyOf(missing);
    }

    /// The events that are recorded.
    public List<String> enabled() {
        return List.copyOf(enabled);
    }

    @Override
    public long lostRecords() throws IOException {
        long lost = 0;
        for (int cpu : tracefs.cpus()) {
            String stats = Files.readString(root.resolve("per_cpu/cpu" + cpu + "/stats"));
            Matcher matcher = LOST.matcher(stats);
            while (matcher.find()) {
                lost += Long.parseLong(matcher.group(1));
            }
        }
        return lost;
    }

    @Override
    public boolean cutOff() {
        return cutOff;
    }

    /// Its folder in tracefs.
    public Path root() {
        return root;
    }

    /// Opens the ring of a CPU for reading; the caller owns the descriptor. The instance cannot be
    /// removed before every copy of it is closed.
    public Outcome openRing(int cpu) {
        return open("per_cpu/cpu" + cpu + "/trace_pipe_raw");
    }

    /// Opens the description of an event for reading; the caller owns the descriptor.
    public Outcome openFormat(String event) {
        return calls.openNonBlocking(Tracefs.eventFolder(root, event).resolve("format").toString());
    }

    /// Opens the description of the rings' pages for reading; the caller owns the descriptor.
    public Outcome openHeaderPage() {
        return open("events/header_page");
    }

    /// Opens the description of the pages' entries for reading; the caller owns the descriptor.
    public Outcome openHeaderEvent() {
        return open("events/header_event");
    }

    /// Stops recording and removes the instance.
    ///
    /// @throws IOException if somebody still has one of its files open; it is off and empty then
    @Override
    public void close() throws IOException {
        readers.forEach(RingReader::close);
        readers.clear();
        write(ON, "0");
        if (lifeLine instanceof Outcome.Done(long fd) && fd >= 0) {
            calls.close((int) fd); // that frees the rings
        }
        lifeLine = new Outcome.Done(-1);
        if (!InstanceFolders.remove(root)) {
            disable();
            throw new IOException(root + " is in use and could not be removed");
        }
        calls.close();
    }

    /// The kernel frees the rings when the last descriptor of `free_buffer` is closed, and with
    /// this option it stops recording, too. A user who may use tracefs but is not root may be
    /// unable to open it: then a killed process leaves more to the next start.
    private void holdLifeLine() throws IOException {
        write("options/disable_on_free", "1");
        lifeLine = open("free_buffer");
    }

    private PageFormat pageFormat() throws IOException {
        return PageFormat.parse(
                Tracefs.readAtOnce(root.resolve("events/header_page")),
                Tracefs.readAtOnce(root.resolve("events/header_event")));
    }

    private Map<Integer, EventFormat> formats() throws IOException {
        Map<Integer, EventFormat> formats = new HashMap<>();
        for (String event : enabled) {
            String text = Files.readString(Tracefs.eventFolder(root, event).resolve("format"));
            EventFormat format = EventFormat.parse(event, text);
            formats.put(format.id(), format);
        }
        if (stacks) {
            Path file = Tracefs.eventFolder(tracefs.root(), KERNEL_STACK).resolve("format");
            EventFormat format = EventFormat.parse(KERNEL_STACK, Files.readString(file));
            formats.put(format.id(), format);
        }
        return formats;
    }

    private void disable() throws IOException {
        if (guarded) {
            trigger("sched:sched_process_fork", "!traceoff");
            trigger("sched:sched_process_exec", "!traceoff");
        }
        write("events/enable", "0");
    }

    private void trigger(String event, String text) throws IOException {
        write(Tracefs.eventFolder(root, event).resolve("trigger"), text);
    }

    private static String any(String field, SortedSet<Integer> values) {
        return values.stream()
                .map(value -> field + " == " + value)
                .collect(Collectors.joining(" || "));
    }

    private Outcome open(String file) {
        return calls.openNonBlocking(root.resolve(file).toString());
    }

    private void write(String file, String text) throws IOException {
        write(root.resolve(file), text);
    }

    private static void write(Path file, String text) throws IOException {
        try {
            Files.writeString(file, text, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IOException("the kernel refused \"" + text + "\" in " + file, e);
        }
    }
}
