package dev.ringside.lab.program;

import dev.ringside.lab.duet.Duet;
import dev.ringside.lab.scenario.Answers;
import dev.ringside.lab.scenario.Conduct;
import dev.ringside.lab.scenario.FileWork;
import dev.ringside.lab.scenario.Reads;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.lab.scenario.Trigger;
import dev.ringside.linux.Readiness;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// What a server is there for: its clients, what it still has to get from them, and how it shall go
/// about it.
///
/// Belongs to the server's thread.
public final class Service {
    /// Where a server listens that does not accept anybody.
    public static final int NOT_LISTENING = -1;

    /// Descriptors that other parts of the process may open meanwhile.
    private static final int SPARE = 64;

    private static final long NANOS_A_MILLISECOND = 1_000_000;

    /// Who takes nothing for longer than this counts as somebody to whom nothing comes.
    private static final long LONGEST_WORK_NANOS = 200_000_000;

    /// Long enough for somebody at the keyboard to send something else meanwhile.
    private static final long WORK_BY_HAND_NANOS = 2_000_000_000L;

    private final Conduct conduct;
    private final int listening;
    private final long bytesOfClient;
    private final int connections;
    private final long workNanos;
    private final int rounds;
    private final long messageBytes;
    private final long letterBytes;
    private final long bufferBytes;
    private final @Nullable Guests guests;
    private final List<Endpoint> endpoints = new ArrayList<>();
    private @Nullable Endpoint[] byDescriptor = new Endpoint[64];
    private List<Integer> cpus = List.of();
    private @Nullable FileWork file;
    private @Nullable Duet duet;
    private long leftBytes;
    private int ended;

    /// Whoever comes and goes as they like.
    public interface Guests {
        /// Whether nobody will send any more, now that `ended` have closed their ends.
        boolean areGone(int ended);
    }

    /// A service without clients so far.
    ///
    /// @param listening the listening socket; [#NOT_LISTENING] if there is none
    /// @param clients how many clients will send something
    /// @param bytesOfClient how much each of them will send
    public Service(Scenario scenario, int listening, int clients, long bytesOfClient) {
        this(scenario, listening, clients + scenario.traffic().idle(), bytesOfClient, null);
        leftBytes = clients * bytesOfClient;
    }

    /// A service for clients of whom nobody knows how much they will send, nor how many there are.
    ///
    /// @param listening the listening socket; [#NOT_LISTENING] if there is none
    /// @param guests asked by the server's thread, after each round
    public Service(Scenario scenario, int listening, Guests guests) {
        this(scenario, listening, scenario.connections(), Long.MAX_VALUE, guests);
    }

    private Service(
            Scenario scenario,
            int listening,
            int connections,
            long bytesOfClient,
            @Nullable Guests guests) {
        this.listening = listening;
        this.connections = connections;
        this.bytesOfClient = bytesOfClient;
        this.guests = guests;
        conduct = scenario.conduct();
        rounds = scenario.traffic().messages();
        workNanos =
                scenario.byHand() == null
                        ? Math.min(scenario.traffic().delayNanos(), LONGEST_WORK_NANOS)
                        : WORK_BY_HAND_NANOS;
        bufferBytes = scenario.bufferBytes();
        boolean collects = conduct.answers() == Answers.AT_THE_END;
        letterBytes =
                bufferBytes // room to find that it is all
                        + (collects
                                ? scenario.traffic().bytesOfClient()
                                : scenario.traffic().sizeBytes());
        boolean cuts = guests == null && scenario.traffic().transport().keepsMessages();
        messageBytes = cuts ? scenario.traffic().sizeBytes() : 0;
    }

    /// Where its tasks shall run: its own CPU first.
    public void runOn(List<Integer> these) {
        cpus = List.copyOf(these);
    }

    /// The CPU for its task `number`, counted from 0: they take the CPUs of the experiment in turn.
    public int cpu(int number) {
        return cpus.get(number % cpus.size());
    }

    /// Hands the server a file.
    public void with(FileWork newFile) {
        file = newFile;
    }

    /// The file that it reads.
    public FileWork file() {
        return Objects.requireNonNull(file, "a model that reads a file says so");
    }

    /// With whom it plays.
    public void playWith(@Nullable Duet newDuet) {
        duet = newDuet;
    }

    /// The one with whom it plays.
    public Duet duet() {
        return Objects.requireNonNull(duet, "a model that plays says so");
    }

    /// How often each message of the scenario comes: for who serves nobody, how many rounds it
    /// makes.
    public int rounds() {
        return rounds;
    }

    /// Adds a client's descriptor.
    ///
    /// @param talks whether it will ever send something
    public Endpoint add(int fd, boolean talks) {
        var endpoint = new Endpoint(fd, talks ? bytesOfClient : 0);
        endpoint.expectUrgent(talks && conduct.urgent());
        endpoints.add(endpoint);
        if (fd >= byDescriptor.length) {
            byDescriptor = Arrays.copyOf(byDescriptor, Math.max(fd + 1, 2 * byDescriptor.length));
        }
        byDescriptor[fd] = endpoint;
        return endpoint;
    }

    /// Adds a client that was accepted.
    public Endpoint add(int fd) {
        return add(fd, true);
    }

    /// Whether the server still has clients to accept.
    public boolean awaitsClients() {
        return isListening() && endpoints.size() < connections;
    }

    /// Whether somebody who serves all that are there, and only then accepts others, has to accept
    /// one: not all have come, or all that came have gone.
    public boolean isShortOfClients() {
        return isListening() && endpoints.size() < (guests == null ? connections : ended + 1);
    }

    /// No client will have a higher descriptor than this.
    public int highestDescriptor() {
        int highest = endpoints.stream().mapToInt(Endpoint::fd).max().orElse(0);
        return isListening() ? Math.max(highest, listening) + connections + SPARE : highest;
    }

    /// The clients so far, in the order in which they came.
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /// The clients whose descriptors the server has not closed.
    public List<Endpoint> openEndpoints() {
        return endpoints.stream().filter(endpoint -> !endpoint.isClosed()).toList();
    }

    /// What there is to watch at first: the listening socket, if there is one, then the clients.
    public int[] descriptors() {
        int[] all = new int[endpoints.size() + (isListening() ? 1 : 0)];
        int count = 0;
        if (isListening()) {
            all[count++] = listening;
        }
        for (Endpoint endpoint : endpoints) {
            all[count++] = endpoint.fd();
        }
        return all;
    }

    /// The client behind a descriptor.
    public Endpoint endpoint(int fd) {
        Endpoint endpoint = fd < byDescriptor.length ? byDescriptor[fd] : null;
        if (endpoint == null) {
            throw new IllegalArgumentException("descriptor " + fd + " is no client");
        }
        return endpoint;
    }

    /// Whether there is a client behind a descriptor whose stream has not ended. What the kernel
    /// says of a descriptor may come when that is gone.
    public boolean isServed(int fd) {
        Endpoint endpoint = fd >= 0 && fd < byDescriptor.length ? byDescriptor[fd] : null;
        return endpoint != null && !endpoint.isEnded();
    }

    /// Whether the server has clients to accept.
    public boolean isListening() {
        return listening != NOT_LISTENING;
    }

    /// The listening socket.
    public int listening() {
        return listening;
    }

    /// Whether everything has come, and what is sent back as there is room has gone.
    public boolean isComplete() {
        boolean all = guests == null ? leftBytes <= 0 : guests.areGone(ended);
        boolean more = conduct.urgent() || conduct.answers() == Answers.WITH_ROOM;
        return all && !(more && endpoints.stream().anyMatch(this::isUnfinished));
    }

    private boolean isUnfinished(Endpoint endpoint) {
        return endpoint.isUrgentExpected() || wantsRoom(endpoint);
    }

    private boolean wantsRoom(Endpoint endpoint) {
        return conduct.answers() == Answers.WITH_ROOM && endpoint.isOwed();
    }

    /// Notes what a read of `endpoint` brought; 0 is the end of the stream. Where the borders
    /// between messages are kept, a read takes a whole one, and what does not fit is gone.
    public void received(Endpoint endpoint, long count) {
        if (count == 0) {
            ended += endpoint.isEnded() ? 0 : 1;
            leftBytes -= endpoint.end();
        } else {
            long gone = Math.max(count, messageBytes);
            endpoint.received(gone);
            leftBytes -= gone;
        }
    }

    /// Notes that a client's urgent byte was taken.
    public void receivedUrgent(Endpoint endpoint) {
        endpoint.expectUrgent(false);
    }

    /// What a client sent and has not got back yet.
    public Letter letter(Endpoint endpoint) {
        return endpoint.letter(letterBytes, bufferBytes);
    }

    /// How long a waiting call may wait, in milliseconds; -1 for ever. Parts count as a whole one.
    public int timeoutMillis() {
        return conduct.timeoutNanos() == Conduct.FOREVER
                ? -1
                : (int) Math.ceilDiv(conduct.timeoutNanos(), NANOS_A_MILLISECOND);
    }

    /// The same in nanoseconds; negative for ever.
    public long timeoutNanos() {
        return conduct.timeoutNanos();
    }

    /// What is waited for at a descriptor: bits of [Readiness]; 0 if nothing more will come.
    public int wanted(int fd) {
        if (fd == listening) {
            return Readiness.IN;
        }
        Endpoint endpoint = endpoint(fd);
        if (endpoint.isEnded()) {
            return 0;
        }
        if (wantsRoom(endpoint)) {
            return Readiness.OUT;
        }
        return endpoint.isUrgentExpected() ? Readiness.IN | Readiness.PRI : Readiness.IN;
    }

    /// The same as epoll is asked. One client is accepted at a time, so the listening socket has to
    /// be reported for as long as there is one.
    public int epollEvents(int fd) {
        boolean edge = conduct.trigger() == Trigger.EDGE && fd != listening;
        return edge ? wanted(fd) | Readiness.ET : wanted(fd);
    }

    /// Whether a ready descriptor is read until there is nothing left.
    public boolean readsAll() {
        return conduct.reads() == Reads.ALL;
    }

    /// Whether a descriptor is a client's, at which no call may sleep: it is read until there is
    /// nothing left, or written to until there is no room.
    public boolean drains(int fd) {
        boolean fills = conduct.answers() == Answers.WITH_ROOM;
        return (readsAll() || fills) && fd != listening;
    }

    /// What is said of an option that only the model knows.
    public String own(String option) {
        return conduct.own(option);
    }

    /// How long a slow handler works: as long as a client pauses between two messages, but at most
    /// 200 ms.
    public long workNanos() {
        return workNanos;
    }

    /// Whether the client gets back what it sent, at once.
    public boolean echoes() {
        return conduct.answers() == Answers.AT_ONCE;
    }

    /// Whether the server only reads, and perhaps sends back at once.
    public boolean isPlain() {
        boolean plain = echoes() || conduct.answers() == Answers.NEVER;
        return plain && !conduct.urgent();
    }

    /// When the client gets back what it sent.
    public Answers answers() {
        return conduct.answers();
    }

    /// How long to sleep between two rounds of polling; 0 for not at all.
    public long pauseNanos() {
        return conduct.pauseNanos();
    }
}
