package dev.ringside.lab;

import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.TraceHeader;
import dev.ringside.trace.json.TraceReader;
import dev.ringside.trace.json.TraceWriter;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// A recording that grows on the disk, in a part file beside its place, and takes that place in one
/// step when it is whole.
///
/// If the disk fills up, what was recorded moves to the folder for temporary files and grows there.
/// Not safe for use by several threads.
public final class RecordingFile implements AutoCloseable {
    private final Path target;
    private final TraceHeader header;
    private final List<TraceEvent> unflushed = new ArrayList<>();
    private Path part;
    private FileChannel channel;
    private TraceWriter writer;
    private boolean moved;
    private boolean done;
    private long flushed;

    /// Begins a recording that will become `target`.
    public RecordingFile(Path target, TraceHeader header) throws IOException {
        this.target = target.toAbsolutePath();
        this.header = header;
        part = partOf(this.target);
        channel = create(part);
        writer = begin();
    }

    /// Where a recording for `target` grows.
    static Path partOf(Path target) {
        String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part";
        return target.resolveSibling(name);
    }

    /// Appends a fact and hands it to the operating system.
    public void fact(TraceEvent fact) throws IOException {
        unflushed.add(fact);
        try {
            writer.fact(fact);
            writer.flush();
        } catch (IOException e) {
            moveAway(e);
        }
        flushed += unflushed.size();
        unflushed.clear();
    }

    /// Ends the recording and puts it in its place.
    ///
    /// @return where it is: the target, or a place among the temporary files if the disk was full
    public Path end(TraceEnd end) throws IOException {
        try {
            complete(end);
        } catch (IOException e) {
            moveAway(e);
            complete(end);
        }
        Path place = moved ? part.resolveSibling(target.getFileName()) : target;
        Files.move(
                part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        done = true;
        return place;
    }

    /// Where the recording is until it ends.
    public Path part() {
        return part;
    }

    /// Leaves the part file as it is, if the recording did not end.
    @Override
    public void close() throws IOException {
        if (!done) {
            channel.close();
        }
    }

    private void complete(TraceEnd end) throws IOException {
        writer.end(end);
        writer.flush();
        writer.close();
    }

    private static FileChannel create(Path path) throws IOException {
        return FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
    }

    private TraceWriter begin() throws IOException {
        OutputStream out = new ForcedOutput(channel);
        if (target.getFileName().toString().endsWith(".gz")) {
            out = new GZIPOutputStream(out, 1 << 16, true);
        }
        return new TraceWriter(new BufferedOutputStream(out, 1 << 16), header);
    }

    /// Goes on in the folder for temporary files: with the facts that can be read from the part
    /// file, and those that did not get there.
    private void moveAway(IOException cause) throws IOException {
        if (moved) {
            throw cause;
        }
        moved = true;
        Path old = part;
        channel.close();
        part = partOf(Files.createTempDirectory("ringside-").resolve(target.getFileName()));
        channel = create(part);
        writer = begin();
        copy(old);
        Files.deleteIfExists(old);
    }

    private void copy(Path old) throws IOException {
        long copied = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(old));
                var reader = new TraceReader(in)) {
            for (var fact = reader.next(); fact != null; fact = reader.next()) {
                writer.fact(fact, reader.extras());
                copied++;
            }
        }
        for (TraceEvent fact :
                unflushed.subList(Math.toIntExact(copied - flushed), unflushed.size())) {
            writer.fact(fact);
        }
        writer.flush();
    }

    /// Reaches the disk before it is closed.
    private static final class ForcedOutput extends java.io.FilterOutputStream {
        private final FileChannel channel;

        ForcedOutput(FileChannel channel) {
            super(Channels.newOutputStream(channel));
            this.channel = channel;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            if (channel.isOpen()) {
                channel.force(true);
            }
            super.close();
        }
    }
}
