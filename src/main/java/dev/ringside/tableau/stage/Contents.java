package dev.ringside.tableau.stage;

import dev.ringside.machine.Call;
import dev.ringside.machine.ReceiveQueue;
import dev.ringside.machine.ReceiveQueue.Chunk;
import dev.ringside.machine.Socket;
import dev.ringside.machine.Task;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Roster.Endpoint;
import dev.ringside.tableau.place.Grid;
import dev.ringside.trace.Discarded;
import dev.ringside.trace.ObjectType;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// What is in a receive queue: as tokens, one for what came in together, the oldest leftmost or
/// lowest, for it leaves first; and in words.
///
/// @param socket whose queue it is
/// @param queue the queue
/// @param state of the connection; null if it has none, or it is not recorded
record Contents(Endpoint socket, ReceiveQueue queue, @Nullable String state) {
    private static final double TOKEN_EM = 5.2;
    private static final double NARROW_TOKEN_EM = 3.7;
    private static final double HIGHEST_EM = 3.4;
    private static final double LOW_EM = 2.3;

    /// Whether the recording could tell that something is in it.
    boolean known(Setting s) {
        return s.roster().coverage().queues() || !queue.chunks().isEmpty();
    }

    /// How full it is, by the facts; of how much, if the kernel was asked and there is room for it.
    /// What will still come of the connection comes before that.
    String words(Setting s, Pen pen, double widthPx) {
        return pen.fitting(
                widthPx,
                Face.REGULAR,
                Pen.SMALL,
                words(s, true, ""),
                words(s, false, ""),
                words(s, false, ".brief"),
                words(s, true, null),
                words(s, false, null));
    }

    /// How full it is, by the facts; of how much, only if the kernel was asked.
    String words(Setting s) {
        return words(s, true, "");
    }

    /// @param halves how it is said beside a number which half of the connection is closed; null if
    ///   it is not
    private String words(Setting s, boolean ofHowMuch, @Nullable String halves) {
        if (!known(s)) {
            return s.words().text("unknown");
        }
        if (socket.listens()) {
            return s.words().text("queue.listening");
        }
        String urgent = queue.hasUrgent() ? s.words().text("queue.urgent") : "";
        String half = closedHalf();
        boolean also = halves != null && !half.isEmpty() && queue.lengthBytes() > 0;
        String closed = also ? " · " + s.words().text(half + halves) : "";
        boolean full = halves != null && senderWaits(s);
        String fill = fill(s, ofHowMuch) + urgent + closed + (full ? noRoom(s) : "");
        long gone = queue.discardedBytes() + queue.refusedBytes();
        return gone == 0 ? fill : fill + s.words().text("queue.discarded", "bytes", gone);
    }

    private static String noRoom(Setting s) {
        return s.words().text("queue.noRoom");
    }

    /// Whether the other end sleeps until there is room, though its bytes lie here: by that, the
    /// buffers of both ends are full. How many bytes that is does not say it, for the kernel counts
    /// the memory that they take.
    private boolean senderWaits(Setting s) {
        return !queue.chunks().isEmpty()
                && s.machine().observed().stream()
                        .filter(task -> task.state().blocked())
                        .anyMatch(task -> sendsHere(s, task));
    }

    private boolean sendsHere(Setting s, Task task) {
        var call = task.call();
        var own = s.machine().sockets().get(socket.object());
        if (call == null || own == null || !Call.sends(call.name())) {
            return false;
        }
        var from =
                call.fd().stream()
                        .boxed()
                        .flatMap(fd -> s.machine().object(task, fd).stream())
                        .map(s.machine().sockets()::get)
                        .filter(Objects::nonNull)
                        .map(Socket::object)
                        .findFirst();
        boolean pipe = socket.type() == ObjectType.PIPE;
        return from.filter(other ->
                        pipe
                                ? other.id() == socket.object()
                                : other.peer() != null && other.peer().equals(own.object().local()))
                .isPresent();
    }

    private String fill(Setting s, boolean ofHowMuch) {
        var sample = queue.sample();
        var capacity = sample == null ? null : sample.capacityBytes();
        long bytes = queue.lengthBytes();
        String half = bytes > 0 ? "" : closedHalf();
        if (!half.isEmpty()) {
            return s.words().text(half);
        }
        if (socket.type() == ObjectType.UDP && queue.chunks().size() > 1) {
            int count = queue.chunks().size();
            return s.words().text("queue.datagrams", "count", count, "bytes", bytes);
        }
        return capacity == null || !ofHowMuch
                ? s.words().text("queue.fill", "bytes", bytes)
                : s.words().text("queue.fillOf", "bytes", bytes, "capacity", capacity);
    }

    /// Which half of the connection is closed, or that both are; empty if neither is, as far as
    /// recorded.
    private String closedHalf() {
        return switch (state) {
            case "CLOSE_WAIT" -> "queue.ended";
            case "FIN_WAIT1", "FIN_WAIT2" -> "queue.shut";
            case "LAST_ACK", "CLOSING", "TIME_WAIT", "CLOSE" -> "queue.closed";
            case null, default -> "";
        };
    }

    /// What is said in a place without room for a sentence; empty where tokens say it.
    ///
    /// @param fits whether a text fits in
    String brief(Setting s, Predicate<String> fits) {
        if (!queue.chunks().isEmpty()) {
            return "";
        }
        if (!known(s)) {
            String full = s.words().text("unknown");
            return fits.test(full) ? full : s.words().text("unknown.brief");
        }
        String half = socket.listens() ? "" : closedHalf();
        if (!half.isEmpty()) {
            String full = s.words().text(half);
            return fits.test(full) ? full : s.words().text(half + ".brief");
        }
        return s.words().text(socket.listens() ? "object.listening.brief" : "empty");
    }

    /// Draws the tokens, and the free places beside them if `places`.
    void tokens(Setting s, Sketch to, Box area, boolean places) {
        var cells = cells(area, places, s.plan().em());
        int room = cells.size();
        var chunks = queue.chunks();
        var seen = new HashSet<String>();
        for (int i = 0; i < room; i++) {
            if (i < chunks.size()) {
                boolean last = i == room - 1 && chunks.size() > room;
                String text = last ? rest(s, i) : said(s, chunks.get(i));
                boolean urgent = chunks.get(i).urgent() && !last;
                token(to, s, tokenId(chunks, i, seen), text, cells.get(i), urgent);
            } else if (i == chunks.size() && refusedNow(s) > 0) {
                refused(s, to, cells.get(i));
            } else if (places && !queue.full() && !senderWaits(s)) { // else there was none
                place(to, i, cells.get(i));
            }
        }
    }

    /// The places of tokens at the bottom of an area, where bytes come in and leave: from left to
    /// right, or where it is narrow one on top of the other.
    private static List<Box> cells(Box area, boolean places, double em) {
        double gap = (places ? 0.5 : 0.25) * em;
        double widest = (places ? TOKEN_EM : NARROW_TOKEN_EM) * em;
        if (area.width() > 3 * widest) {
            double height = Math.min(area.height(), HIGHEST_EM * em);
            var row = new Box(area.x(), area.bottom() - height, area.width(), height);
            return Grid.columns(row, gap, (int) ((area.width() + gap) / (widest + gap)));
        }
        double height = Math.min(area.height(), LOW_EM * em);
        int room = (int) ((area.height() + gap) / (height + gap));
        return IntStream.range(0, room)
                .mapToObj(i -> area.bottom() - height - i * (height + gap))
                .map(y -> new Box(area.x(), y, area.width(), height))
                .toList();
    }

    /// What is from a place on, where there is no room for each: all of it together if that is
    /// everything.
    private String rest(Setting s, int from) {
        int count = queue.chunks().size();
        if (from > 0) {
            return s.words().text("more", "count", count - from);
        }
        return socket.listens()
                ? s.words().text("queue.connections", "count", count)
                : s.words().text("bytes", "bytes", queue.lengthBytes());
    }

    private String said(Setting s, Chunk chunk) {
        if (chunk.urgent()) {
            return s.words().text(chunk.lengthBytes() > 0 ? "token.urgent" : "token.taken");
        }
        boolean connection = chunk.lengthBytes() == 0 && socket.type() != ObjectType.UDP;
        return connection
                ? s.words().text("queue.connections", "count", 1)
                : s.words().text("bytes", "bytes", chunk.lengthBytes());
    }

    private void place(Sketch to, int index, Box box) {
        String id = "queue:" + socket.object() + ":place:" + index;
        to.add(new Figure(id, Shape.SLOT, box).tone(Tone.MUTED).layer(2));
    }

    /// How many bytes are thrown away in this step because there is no room for them.
    private long refusedNow(Setting s) {
        return !queue.full()
                ? 0
                : s.moment().news().stream()
                        .filter(e -> e instanceof Discarded d && d.object() == socket.object())
                        .mapToLong(e -> ((Discarded) e).lengthBytes())
                        .sum();
    }

    private void refused(Setting s, Sketch to, Box box) {
        long bytes = refusedNow(s);
        String text = s.words().text("queue.refused", "bytes", bytes);
        to.add(
                new Figure("queue:" + socket.object() + ":refused", Shape.TOKEN, box)
                        .tone(Tone.BLOCKED)
                        .hatched(true)
                        .layer(3)
                        .label(to.pen().centred(box, text, Face.BOLD, Pen.SMALL, false))
                        .describe(s.words().text("queue.refused.describe", "bytes", bytes)));
    }

    private static void token(
            Sketch to, Setting s, String id, String text, Box box, boolean urgent) {
        to.add(
                new Figure(id, Shape.TOKEN, box)
                        .tone(Tone.BYTES)
                        .filled(!urgent)
                        .layer(3)
                        .label(to.pen().centred(box, text, Face.BOLD, Pen.SMALL, false))
                        .describe(s.words().text("token.describe", "bytes", text)));
    }

    /// Who bytes are: the packet that brought them, or their place in the queue if that is not
    /// known or has come before.
    private String tokenId(List<Chunk> chunks, int index, HashSet<String> seen) {
        var segment = chunks.get(index).segment();
        return segment == null || !seen.add(segment)
                ? "chunk:" + socket.object() + ":" + index
                : tokenId(socket.object(), segment);
    }

    /// The id of the bytes that a packet has brought into the queue of an object.
    static String tokenId(long object, String segment) {
        return "chunk:" + object + ":" + segment;
    }
}
