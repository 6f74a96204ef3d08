package dev.ringside.linux.tracefs;

import dev.ringside.linux.proc.ProcessIdentity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A set of ring buffers of our own in tracefs, with its own events and filters.
///
/// Its name says which process made it, so that the next run can remove what a killed one left.
/// When a ring is full the newest records are dropped, not the oldest: what was recorded up to
/// there stays whole. Either way they are counted.
public final class TraceInstance implements AutoCloseable {
    private static final String PREFIX = "ringside-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,9})-(\\d{1,18})-\\d+");
    private static final Pattern LOST = Pattern.compile("(?m)^(?:overrun|dropped events): (\\d+)$");
    private static final Pattern CPU = Pattern.compile("cpu(\\d+)");
    private static final Duration BUSY = Duration.ofMillis(10);
    private static final int TRIES = 50;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Tracefs tracefs;
    private final Path root;
    private final Map<Integer, EventFormat> formats = new HashMap<>();
    private final List<RingReader> readers = new ArrayList<>();

    private TraceInstance(Tracefs tracefs, Path root) {
        this.tracefs = tracefs;
        this.root = root;
    }

    /// Makes an instance that does not record yet, with `CLOCK_MONOTONIC` stamps.
    ///
    /// @param kilobytesPerCpu how large each ring is
    public static TraceInstance create(Tracefs tracefs, int kilobytesPerCpu) throws IOException {
        TraceInstance instance = new TraceInstance(tracefs, makeFolder(tracefs));
        try {
            instance.recording(false);
            instance.write("trace_clock", "mono"); // first: it empties the rings
            instance.write("buffer_size_kb", Integer.toString(kilobytesPerCpu));
            instance.write("options/overwrite", "0");
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
        int removed = 0;
        try (Stream<Path> entries = Files.list(tracefs.instances())) {
            for (Path entry : entries.filter(TraceInstance::isStale).toList()) {
                removed += remove(entry) ? 1 : 0;
            }
        }
        return removed;
    }

    /// Has an event recorded.
    ///
    /// @param event `sched:sched_switch`
    /// @param filter in the language of tracefs; empty for all
    /// @return false if this kernel has no such event
    /// @throws IOException if the kernel refuses the filter
    public boolean enable(String event, String filter) throws IOException {
        if (!tracefs.hasEvent(event)) {
            return false;
        }
        EventFormat format = tracefs.format(event);
        formats.put(format.id(), format);
        Path folder = Tracefs.eventFolder(root, event);
        if (!filter.isEmpty()) {
            write(folder.resolve("filter"), filter);
        }
        write(folder.resolve("enable"), "1");
        return true;
    }

    /// Starts or stops recording.
    public void recording(boolean on) throws IOException {
        write("tracing_on", on ? "1" : "0");
    }

    /// Readers for the rings of all CPUs, for the events enabled up to now; they are closed with
    /// this instance.
    public List<RingReader> openReaders() throws IOException {
        PageFormat layout = tracefs.pageFormat();
        Map<Integer, EventFormat> known = Map.copyOf(formats);
        for (int cpu : cpus()) {
            Path file = root.resolve("per_cpu/cpu" + cpu + "/trace_pipe_raw");
            readers.add(new RingReader(file, cpu, layout, known));
        }
        return List.copyOf(readers);
    }

    /// How many records the rings lost since the instance was made.
    public long lostRecords() throws IOException {
        long lost = 0;
        for (int cpu : cpus()) {
            String stats = Files.readString(root.resolve("per_cpu/cpu" + cpu + "/stats"));
            Matcher matcher = LOST.matcher(stats);
            while (matcher.find()) {
                lost += Long.parseLong(matcher.group(1));
            }
        }
        return lost;
    }

    /// Its folder in tracefs.
    public Path root() {
        return root;
    }

    /// Stops recording and removes the instance.
    @Override
    public void close() throws IOException {
        readers.forEach(RingReader::close);
        readers.clear();
        recording(false);
        if (!remove(root)) {
            throw new IOException(root + " is in use and could not be removed");
        }
    }

    private List<Integer> cpus() throws IOException {
        try (Stream<Path> entries = Files.list(root.resolve("per_cpu"))) {
            return entries.map(entry -> CPU.matcher(entry.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(matcher -> Integer.valueOf(matcher.group(1)))
                    .sorted()
                    .toList();
        }
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

    private static Path makeFolder(Tracefs tracefs) throws IOException {
        ProcessIdentity owner = ProcessIdentity.current();
        String name = PREFIX + owner.pid() + "-" + owner.startTime() + "-";
        int number = COUNT.incrementAndGet();
        return Files.createDirectory(tracefs.instances().resolve(name + number));
    }

    private static boolean isStale(Path entry) {
        Matcher name = NAME.matcher(entry.getFileName().toString());
        return name.matches()
                && !new ProcessIdentity(
                                Integer.parseInt(name.group(1)), Long.parseLong(name.group(2)))
                        .isAlive();
    }

    /// The kernel frees the events and filters with the folder. It is busy for a moment after its
    /// last reader has gone.
    private static boolean remove(Path folder) {
        for (int i = 0; i < TRIES; i++) {
            try {
                Files.delete(folder);
                return true;
            } catch (NoSuchFileException _) {
                return true; // another process was faster
            } catch (FileSystemException _) {
                if (i + 1 < TRIES) {
                    LockSupport.parkNanos(BUSY.toNanos());
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove " + folder, e);
            }
        }
        return false;
    }
}
