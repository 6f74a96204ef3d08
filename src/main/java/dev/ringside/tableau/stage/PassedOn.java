package dev.ringside.tableau.stage;

import dev.ringside.machine.Call;
import dev.ringside.machine.storage.CachedFile;
import dev.ringside.machine.storage.Page;
import dev.ringside.machine.storage.Storage;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Link;
import dev.ringside.tableau.Link.Point;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.place.Grid;
import dev.ringside.trace.ObjectType;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// The pipe and the socket to which a file is passed on, below the page cache: they have no bytes
/// of their own, but refer to the pages there.
///
/// ```
///   [ 0 ][ 1 ][ 2 ][ 3 ]
///   [ 4 ][ 5 ][ 6 ][ 7 ]
///          ▲         ▲
///      [ pipe ] [ socket ]
/// ```
final class PassedOn implements Contribution {
    private static final double WIDTH_EM = 13.5;
    private static final double GAP_EM = 0.8;
    private static final double HEIGHT_EM = 2.85;

    /// Who refers to pages.
    ///
    /// @param name what it is called
    /// @param bytes how many bytes it refers to
    /// @param inferred whether no fact says that yet
    /// @param lastPage the last page that it refers to
    private record Holder(String name, long bytes, boolean inferred, long lastPage) {}

    @Override
    public void draw(Setting s, Sketch to) {
        var last = s.moment().story().last().storage();
        boolean passes = !last.references().isEmpty() && !last.files().isEmpty();
        if (!passes || !s.roster().mechanism().ofFiles() || !s.roster().sockets().isEmpty()) {
            return;
        }
        // What has gone through the pipe is in the socket, which therefore comes first in the file.
        var objects =
                last.references().keySet().stream()
                        .sorted(Comparator.comparing((Long object) -> isPipe(s, object)))
                        .toList();
        double em = s.plan().em();
        var lower = s.plan().places().elsewhere();
        double width = WIDTH_EM * em * objects.size() + GAP_EM * em * (objects.size() - 1);
        width = Math.min(width, lower.width() * 0.62);
        var row = new Box(lower.right() - width, lower.y(), width, HEIGHT_EM * em);
        var places = Grid.columns(row, GAP_EM * em, objects.size()).reversed();
        long before = 0;
        for (int i = 0; i < objects.size(); i++) {
            var holder = holder(s, objects.get(i), before);
            draw(s, to, places.get(i), i, holder);
            before += holder.bytes();
        }
    }

    private static Holder holder(Setting s, long object, long bytesBefore) {
        var storage = s.machine().storage();
        long recorded = storage.references().getOrDefault(object, 0L);
        long more = sends(s, object) ? inHandBytes(storage) : 0;
        long bytes = recorded + more;
        int pageBytes = storage.files().isEmpty() ? 1 : file(storage).pageBytes();
        long lastPage = (bytesBefore + bytes - 1) / pageBytes;
        return new Holder(name(s, object), bytes, more > 0, lastPage);
    }

    private static CachedFile file(Storage storage) {
        return storage.files().firstEntry().getValue();
    }

    private static boolean isPipe(Setting s, long object) {
        var known = s.moment().story().last().sockets().get(object);
        return known != null && known.object().type() == ObjectType.PIPE;
    }

    /// Whether a sendfile to it goes on.
    private static boolean sends(Setting s, long object) {
        return s.machine().observed().stream()
                .anyMatch(task -> {
                    var call = task.call();
                    return call != null
                            && call.name().equals("sendfile")
                            && outlet(call) >= 0
                            && s.machine()
                                    .object(task, outlet(call))
                                    .filter(o -> o == object)
                                    .isPresent();
                });
    }

    private static int outlet(Call call) {
        return (int) call.args().number("out_fd").orElse(-1);
    }

    /// What sendfile has found it passes on at once; it reports that only when it returns.
    static long inHandBytes(Storage storage) {
        return storage.files().isEmpty()
                ? 0
                : file(storage).pages().count(Page::inHand) * file(storage).pageBytes();
    }

    private static void draw(Setting s, Sketch to, Box box, int index, Holder holder) {
        double em = s.plan().em();
        boolean refers = holder.bytes() > 0;
        String key = holder.inferred() ? "passed.refers.inferred" : "passed.refers";
        String text = s.words().text(key, "bytes", holder.bytes());
        var inside = new Box(box.x() + 0.6 * em, box.y(), box.width() - em, box.height());
        String shown =
                to.pen()
                        .fitting(
                                inside.width() / Pen.LEEWAY,
                                Face.REGULAR,
                                Pen.SMALL,
                                text,
                                s.words().text("ledger.bytes", "bytes", holder.bytes()));
        to.add(
                new Figure("passed:" + index, Shape.CARD, box)
                        .tone(refers ? Tone.BYTES : Tone.MUTED)
                        .labels(to.pen().twoLines(inside, holder.name(), shown, Align.LEFT))
                        .describe(holder.name() + ": " + text));
        if (refers) {
            to.add(
                    new Link(
                            "passed:" + index + ":link",
                            way(s, box, holder),
                            Tone.PLAIN,
                            holder.inferred(),
                            true,
                            text));
        }
    }

    /// Up to the last page of what it refers to, between the pages below.
    private static List<Point> way(Setting s, Box box, Holder holder) {
        double x = box.centerX();
        double end = s.plan().places().pages().bottom();
        var place = PageCachePanel.place(s, holder.lastPage());
        if (place != null) {
            x = PageCachePanel.between(s, x);
            end = place.bottom();
        }
        return List.of(new Point(x, box.y()), new Point(x, end));
    }

    private static String name(Setting s, long object) {
        String fds =
                s.moment().story().last().descriptorsOf(object).stream()
                        .map(d -> Integer.toString(d.fd()))
                        .collect(Collectors.joining("/"));
        return s.words().text(isPipe(s, object) ? "passed.pipe" : "passed.socket", "fd", fds);
    }
}
