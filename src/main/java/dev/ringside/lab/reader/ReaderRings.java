package dev.ringside.lab.reader;

import dev.ringside.lab.probe.Observed;
import dev.ringside.linux.handover.HandoverListener;
import dev.ringside.linux.handover.HandoverSocket;
import dev.ringside.linux.handover.Packet;
import dev.ringside.linux.tracefs.RingReader;
import dev.ringside.linux.tracefs.TraceRings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rings that a privileged reader set up for this process, which reads them itself.
public final class ReaderRings implements TraceRings {
    private final HandoverSocket reader;
    private final ReaderProcess process;
    private final ReceivedRings received;
    private final List<RingReader> readers = new ArrayList<>();
    private boolean cutOff;

    private ReaderRings(HandoverSocket reader, ReaderProcess process, ReceivedRings received) {
        this.reader = reader;
        this.process = process;
        this.received = received;
    }

    /// Starts a reader and has it set everything up. The user may have to give a password first.
    ///
    /// @param observed threads of this process, which is the server's, and of those it started
    /// @param start how to start the reader
    /// @throws ReaderRefusedException if the user or the reader refuses
    /// @throws IOException if it cannot be started
    public static ReaderRings open(Observed observed, ReaderStart start) throws IOException {
        int server = (int) ProcessHandle.current().pid();
        ReaderSubject subject = ReaderSubject.of(observed, server);
        try (var listener = new HandoverListener()) {
            ReaderProcess process = ReaderProcess.start(start, listener.number());
            return open(subject, process.awaitConnection(listener), process);
        }
    }

    static ReaderRings open(ReaderSubject subject, HandoverSocket reader, ReaderProcess process)
            throws IOException {
        var received = new ReceivedRings();
        try {
            reader.send(subject.bytes());
            ReaderReply reply = received.add(next(reader));
            while (reply.kind() != ReaderReply.Kind.READY) {
                reply = received.add(next(reader));
            }
            return new ReaderRings(reader, process, received);
        } catch (IOException | RuntimeException e) {
            received.close();
            reader.close();
            throw e;
        }
    }

    @Override
    public synchronized void recording(boolean on) throws IOException {
        cutOff |= order(on ? ReaderOrder.START : ReaderOrder.STOP) != 0;
    }

    @Override
    public synchronized List<RingReader> openReaders() throws IOException {
        readers.addAll(received.takeReaders());
        return List.copyOf(readers);
    }

    @Override
    public List<String> missing() {
        return received.missing();
    }

    @Override
    public synchronized long lostRecords() throws IOException {
        return order(ReaderOrder.LOST);
    }

    @Override
    public boolean cutOff() {
        return cutOff;
    }

    /// Gives everything back, and waits for the reader to end.
    @Override
    public synchronized void close() throws IOException {
        readers.forEach(RingReader::close);
        readers.clear();
        received.close();
        reader.close(); // the reader ends when it sees this, and then nothing is open any more
        process.awaitEnd();
    }

    private long order(ReaderOrder order) throws IOException {
        reader.send(order.bytes());
        ReaderReply reply = ReaderReply.parse(next(reader).bytes());
        if (reply.kind() == ReaderReply.Kind.REFUSED) {
            throw new ReaderRefusedException(reply.text());
        }
        return reply.number();
    }

    private static Packet next(HandoverSocket reader) throws IOException {
        Optional<Packet> packet = reader.receiveWithFd();
        return packet.orElseThrow(() -> new ReaderRefusedException("The reader has ended."));
    }
}
