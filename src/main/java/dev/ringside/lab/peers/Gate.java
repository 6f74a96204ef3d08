package dev.ringside.lab.peers;

import dev.ringside.linux.Syscalls;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What the server, the clients and the recorder say to one another: through memory that their
/// processes share, because a call would be recorded.
///
/// ```
///   recorder   meet ──▶ all threads introduce their descriptors, then spin
///   server     met, clients met ──▶ nobody is in a call
///   recorder   serverGo ──▶ server: getrusage, clientsGo ──▶ clients
///   server     serverDone, clients done
/// ```
public final class Gate {
    private static final int BYTES = 4096;
    private static final int CONNECTS_AT = 2048;
    private static final VarHandle LONGS = ValueLayout.JAVA_LONG.varHandle();

    private final MemorySegment memory;
    private final int fd;

    private Gate(MemorySegment memory, int fd) {
        this.memory = memory;
        this.fd = fd;
    }

    /// The places in the memory, 64 bytes apart, so that each has a cache line of its own.
    private enum Place {
        MEET,
        MET,
        SERVER_GO,
        CLIENTS_GO,
        SERVER_DONE,
        CLIENTS_DONE,
        CLIENTS_END_NANOS,
        ROUNDS,
        ADMITTED,
        CONNECTED,
        ENDING
    }

    /// A closed gate in new memory, which goes with this process and those that it is shared with.
    static Gate create() {
        try (var calls = new Syscalls()) {
            int fd = (int) calls.memfdCreate("ringside-gate", BYTES).orThrow("memfd_create", -1);
            return new Gate(map(Path.of("/proc/self/fd/" + fd)), fd);
        } catch (IOException e) {
            throw new IllegalStateException("shared memory cannot be mapped", e);
        }
    }

    /// The gate of another process.
    static Gate of(int pid, int fd) throws IOException {
        return new Gate(map(Path.of("/proc/" + pid + "/fd/" + fd)), -1);
    }

    /// The descriptor of the memory in the process that made it.
    int fd() {
        return fd;
    }

    /// Has all threads come to the gate.
    public void meet() {
        set(Place.MEET, 1);
    }

    boolean isMeeting() {
        return get(Place.MEET) != 0;
    }

    /// One more thread is there, in user mode.
    void arrive() {
        add(Place.MET);
    }

    /// How many threads stand at the gate.
    public int arrived() {
        return (int) get(Place.MET);
    }

    /// Lets the conversation begin.
    public void open() {
        set(Place.SERVER_GO, 1);
    }

    boolean isOpen() {
        return get(Place.SERVER_GO) != 0;
    }

    void openForClients() {
        set(Place.CLIENTS_GO, 1);
    }

    /// Whether the server has let the clients begin.
    public boolean isOpenForClients() {
        return get(Place.CLIENTS_GO) != 0;
    }

    void serverIsDone() {
        set(Place.SERVER_DONE, 1);
    }

    /// Whether the server has everything.
    public boolean isServerDone() {
        return get(Place.SERVER_DONE) != 0;
    }

    void clientIsDone(long nanos) {
        long before = get(Place.CLIENTS_END_NANOS);
        while (nanos > before
                && !LONGS.compareAndSet(memory, at(Place.CLIENTS_END_NANOS), before, nanos)) {
            before = get(Place.CLIENTS_END_NANOS);
        }
        add(Place.CLIENTS_DONE);
    }

    /// How many clients have sent everything.
    public int clientsDone() {
        return (int) get(Place.CLIENTS_DONE);
    }

    /// When the last of them had (`System.nanoTime()`).
    public long clientsEndNanos() {
        return get(Place.CLIENTS_END_NANOS);
    }

    /// The server has finished one more round of the warm-up.
    void nextRound() {
        add(Place.ROUNDS);
    }

    int rounds() {
        return (int) get(Place.ROUNDS);
    }

    /// The server has let one more client in.
    void admit() {
        add(Place.ADMITTED);
    }

    int admitted() {
        return (int) get(Place.ADMITTED);
    }

    /// A client that was not there from the beginning is about to connect.
    ///
    /// @param client its number, from 0
    /// @param nanos when (`System.nanoTime()`), before it does anything
    void connects(int client, long nanos) {
        LONGS.setVolatile(memory, connectAt(client), nanos);
        add(Place.CONNECTED);
    }

    /// When a client that was not there from the beginning was told to connect
    /// (`System.nanoTime()`); 0 if it was not yet.
    public long connectNanos(int client) {
        return (long) LONGS.getVolatile(memory, connectAt(client));
    }

    /// How many clients have been told to connect later.
    int connected() {
        return (int) get(Place.CONNECTED);
    }

    /// All clients that are there are about to close their ends, and nobody will come any more.
    void end() {
        set(Place.ENDING, 1);
    }

    boolean isEnding() {
        return get(Place.ENDING) != 0;
    }

    private static long connectAt(int client) {
        return CONNECTS_AT + (long) client * Long.BYTES;
    }

    private long get(Place place) {
        return (long) LONGS.getVolatile(memory, at(place));
    }

    private void set(Place place, long value) {
        LONGS.setVolatile(memory, at(place), value);
    }

    private void add(Place place) {
        long before = (long) LONGS.getAndAdd(memory, at(place), 1L);
        if (before < 0) {
            throw new IllegalStateException("the gate is broken");
        }
    }

    @SuppressWarnings("EnumOrdinal") // a place in memory, the same in both processes
    private static long at(Place place) {
        return place.ordinal() * 64L;
    }

    private static MemorySegment map(Path file) throws IOException {
        try (var channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, BYTES, Arena.global());
        }
    }
}
