package dev.ringside.lab.reader;

import dev.ringside.linux.Outcome;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.handover.Packet;
import dev.ringside.linux.tracefs.EventFormat;
import dev.ringside.linux.tracefs.PageFormat;
import dev.ringside.linux.tracefs.RingLayout;
import dev.ringside.linux.tracefs.RingReader;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the reader has handed over so far. It owns the descriptors until they are taken.
final class ReceivedRings implements AutoCloseable {
    private static final int CHUNK_BYTES = 16 * 1024;

    private final Map<Integer, EventFormat> formats = new HashMap<>();
    private final List<String> missing = new ArrayList<>();
    private final Map<Integer, Integer> fdsByCpu = new TreeMap<>();
    private String headerPage = "";
    private String headerEvent = "";

    /// Adds what came, and returns the reply that it was.
    ///
    /// @throws ReaderRefusedException if it is a refusal
    ReaderReply add(Packet packet) throws ReaderRefusedException {
        ReaderReply reply = ReaderReply.parse(packet.bytes());
        switch (reply.kind()) {
            case REFUSED -> throw new ReaderRefusedException(reply.text());
            case HEADER_PAGE -> headerPage = text(packet.fd());
            case HEADER_EVENT -> headerEvent = text(packet.fd());
            case FORMAT -> {
                EventFormat format = EventFormat.parse(reply.text(), text(packet.fd()));
                formats.put(format.id(), format);
            }
            case MISSING -> missing.add(reply.text());
            case RING -> fdsByCpu.put((int) reply.number(), packet.fd());
            case READY, DONE -> {}
        }
        return reply;
    }

    List<String> missing() {
        return List.copyOf(missing);
    }

    /// The readers, one for each ring; they own its descriptor from now on.
    List<RingReader> takeReaders() {
        var layout = new RingLayout(PageFormat.parse(headerPage, headerEvent), formats);
        List<RingReader> readers = new ArrayList<>();
        fdsByCpu.forEach((cpu, fd) -> readers.add(new RingReader(fd, cpu, layout)));
        fdsByCpu.clear();
        return readers;
    }

    /// Closes what was not taken.
    @Override
    public void close() {
        try (var calls = new Syscalls()) {
            fdsByCpu.values().forEach(calls::close);
        }
        fdsByCpu.clear();
    }

    /// The kernel gives some of these files by one `read`, and others piece by piece.
    private static String text(int fd) {
        var bytes = new ByteArrayOutputStream();
        try (var calls = new Syscalls();
                Arena arena = Arena.ofConfined()) {
            MemorySegment chunk = arena.allocate(CHUNK_BYTES);
            int count = read(calls, fd, chunk);
            while (count > 0) {
                bytes.writeBytes(chunk.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE));
                count = read(calls, fd, chunk);
            }
            calls.close(fd); // it was open for reading only: there is nothing that could get lost
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int read(Syscalls calls, int fd, MemorySegment chunk) {
        Outcome outcome = calls.read(fd, chunk);
        return (int) outcome.orThrow("read", fd);
    }
}
