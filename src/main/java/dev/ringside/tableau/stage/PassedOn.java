package dev.ringside.tableau.stage;

import dev.ringside.machine.Task;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Link;
import dev.ringside.tableau.Link.Point;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.SysEntered;

import java.util.List;
import java.util.OptionalLong;

/// The socket to which a file is passed on, below the page cache: it has no bytes of its own, but
/// refers to the pages there.
final class PassedOn implements Contribution {
    private static final double WIDTH_EM = 15;
    private static final double HEIGHT_EM = 2.85;

    @Override
    public void draw(Setting s, Sketch to) {
        var files = s.moment().story().last().storage().files();
        boolean passes =
                !files.isEmpty() && files.firstEntry().getValue().moved().passedBytes() > 0;
        if (!passes || !s.roster().mechanism().ofFiles() || !s.roster().sockets().isEmpty()) {
            return;
        }
        double em = s.plan().em();
        var cache = s.plan().places().mechanism();
        var lower = s.plan().places().elsewhere();
        boolean two = throughPipe(s);
        double width = Math.min(WIDTH_EM * em, lower.width() * (two ? 0.31 : 0.55));
        var box = new Box(lower.right() - width, lower.y(), width, HEIGHT_EM * em);
        var known = s.machine().storage().files();
        var moved = known.isEmpty() ? null : known.firstEntry().getValue().moved();
        long piped = moved == null ? 0 : moved.pipedBytes();
        long passed = moved == null ? 0 : moved.passedBytes() - piped;
        holder(s, to, "passed", box, name(s), passed, cache.bottom());
        if (two) {
            var before = new Box(box.x() - width - 0.8 * em, box.y(), width, box.height());
            String pipe = s.words().text("passed.pipe");
            holder(s, to, "piped", before, pipe, piped, cache.bottom());
        }
    }

    /// Who refers to pages of the cache, and to how much of them: that it does follows from what
    /// the call returned.
    private static void holder(
            Setting s, Sketch to, String id, Box box, String name, long bytes, double cacheBottom) {
        double em = s.plan().em();
        String text = s.words().text("passed.refers", "bytes", bytes);
        String brief = s.words().text("passed.refers.brief", "bytes", bytes);
        var inside = new Box(box.x() + 0.6 * em, box.y(), box.width() - em, box.height());
        String fitting = to.pen().fitting(inside.width(), Face.REGULAR, Pen.SMALL, text, brief);
        to.add(
                new Figure(id, Shape.CARD, box)
                        .tone(bytes > 0 ? Tone.BYTES : Tone.MUTED)
                        .labels(to.pen().twoLines(inside, name, fitting, Align.LEFT))
                        .describe(name + ": " + text));
        if (bytes > 0) {
            double x = box.centerX();
            to.add(
                    new Link(
                            id + ":link",
                            List.of(new Point(x, box.y()), new Point(x, cacheBottom)),
                            Tone.BYTES,
                            true,
                            true,
                            text));
        }
    }

    private static boolean throughPipe(Setting s) {
        return s.moment().story().trace().events().stream()
                .anyMatch(event -> event instanceof SysEntered e && e.call().equals("splice"));
    }

    private static String name(Setting s) {
        for (var event : s.moment().story().trace().events()) {
            if (event instanceof SysEntered e) {
                long fd = socket(s, e);
                if (fd >= 0) {
                    return s.words().text("passed.socket", "fd", Long.toString(fd));
                }
            }
        }
        return s.words().text("object.UNIX");
    }

    /// The descriptor of a socket to which a call passes something on; -1 if there is none.
    private static long socket(Setting s, SysEntered e) {
        OptionalLong fd =
                switch (e.call()) {
                    case "sendfile" -> e.args().number("out_fd");
                    case "splice" -> e.args().number("fd_out");
                    // other calls pass nothing on
                    default -> OptionalLong.empty();
                };
        var last = s.moment().story().last();
        boolean isSocket =
                fd.isPresent()
                        && last.task(e.at().tid())
                                .flatMap((Task t) -> last.object(t, (int) fd.getAsLong()))
                                .map(object -> last.sockets().get(object))
                                .map(o -> o.object().type() == ObjectType.UNIX)
                                .orElse(false);
        return isSocket ? fd.getAsLong() : -1;
    }
}
