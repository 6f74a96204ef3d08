package dev.ringside.tableau.stage;

import dev.ringside.machine.Socket;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.place.Grid;
import dev.ringside.tableau.place.Places;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.ObjectType;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The descriptor tables of the observed processes: what each number refers to.
final class DescriptorTable implements Contribution {
    private static final double ROW_EM = 1.75;

    /// The width of the numbers: three of one digit.
    private static final double NUMBER_EM = 3.9;

    /// One line of the table: the name of a process, or one of its descriptors.
    ///
    /// @param texts what it says, from the longest to the shortest
    private record Row(String id, String number, List<String> texts, boolean process) {
        String text() {
            return texts.getFirst();
        }

        String fitting(Pen pen, double width) {
            return pen.fitting(width, Face.REGULAR, Pen.SMALL, texts.toArray(String[]::new));
        }
    }

    @Override
    public void draw(Setting s, Sketch to) {
        var area = s.plan().places().descriptors();
        if (!Places.there(area)) {
            return;
        }
        var title = new Box(area.x(), area.y() - s.plan().title(), area.width(), s.plan().title());
        to.heading("fds:title", title, s.words().text("fds"), Face.BOLD, Pen.TEXT, false);
        var rows = rows(s);
        double em = s.plan().em();
        int fits = (int) (area.height() / (ROW_EM * em));
        int columns = rows.size() <= fits ? 1 : 2;
        var cells = cells(area, columns, em);
        for (int i = 0; i < Math.min(rows.size(), cells.size()); i++) {
            boolean last = i == cells.size() - 1 && rows.size() > cells.size();
            if (last) {
                String more = s.words().text("more.rows", "count", rows.size() - i);
                to.heading("fds:more", cells.get(i), more, Face.REGULAR, Pen.SMALL, true);
            } else {
                row(s, to, rows.get(i), cells.get(i));
            }
        }
    }

    /// The places of rows, one column after the other.
    private static List<Box> cells(Box area, int columns, double em) {
        var cells = new ArrayList<Box>();
        double height = ROW_EM * em;
        for (var column : Grid.columns(area, 0.5 * em, columns)) {
            for (double y = column.y(); y + height <= column.bottom() + 0.01; y += height) {
                cells.add(new Box(column.x(), y, column.width(), height - 0.2 * em));
            }
        }
        return cells;
    }

    private static void row(Setting s, Sketch to, Row row, Box box) {
        double em = s.plan().em();
        var pen = to.pen();
        if (row.process()) {
            String text = row.fitting(pen, box.width());
            to.heading(row.id(), box, text, Face.REGULAR, Pen.SMALL, true);
            return;
        }
        var inside = new Box(box.x() + 0.6 * em, box.y(), box.width() - 1.2 * em, box.height());
        var number = new Box(inside.x(), inside.y(), NUMBER_EM * em, inside.height());
        var rest =
                new Box(
                        inside.x() + NUMBER_EM * em,
                        box.y(),
                        inside.width() - NUMBER_EM * em,
                        box.height());
        String text = row.fitting(pen, rest.width());
        to.add(
                new Figure(row.id(), Shape.CELL, box)
                        .tone(s.accentOr(row.id(), Tone.MUTED))
                        .label(pen.middle(number, row.number(), Face.MONO, Pen.SMALL, false))
                        .label(pen.middle(rest, text, Face.REGULAR, Pen.SMALL, true))
                        .describe("fd " + row.number() + ": " + row.text()));
    }

    private static List<Row> rows(Setting s) {
        Map<Integer, List<Integer>> processes = new LinkedHashMap<>();
        for (int tid : s.roster().tasks()) {
            s.machine()
                    .task(tid)
                    .map(t -> t.who().process())
                    .ifPresent(process ->
                            processes.computeIfAbsent(process, _ -> new ArrayList<>()).add(tid));
        }
        var rows = new ArrayList<Row>();
        processes.forEach((process, tasks) -> {
            if (!s.machine().descriptorsOf(process).isEmpty()) {
                rows.add(heading(s, process, tasks));
                rows.addAll(descriptors(s, process));
            }
        });
        return rows;
    }

    private static Row heading(Setting s, int process, List<Integer> tasks) {
        String names =
                String.join(
                        s.words().text("list.comma"), tasks.stream().map(s.names()::task).toList());
        String full =
                s.words().text("fds.process", "process", Integer.toString(process), "tasks", names);
        return new Row("fds:" + process, "", List.of(full, names), true);
    }

    /// The descriptors of a process; neighbours that say the same share a row.
    private static List<Row> descriptors(Setting s, int process) {
        var rows = new ArrayList<Row>();
        s.machine()
                .descriptorsOf(process)
                .forEach((fd, object) -> {
                    var socket = s.machine().sockets().get(object);
                    var texts = refersTo(s, socket);
                    var last = rows.isEmpty() ? null : rows.getLast();
                    if (last != null && last.texts().equals(texts) && last.number().length() < 5) {
                        String numbers = last.number() + " " + fd;
                        rows.set(rows.size() - 1, new Row(last.id(), numbers, texts, false));
                    } else {
                        String id = "fd:" + process + ":" + fd;
                        rows.add(new Row(id, Integer.toString(fd), texts, false));
                    }
                });
        return rows;
    }

    private static List<String> refersTo(Setting s, @Nullable Socket socket) {
        String type = type(s, socket);
        if (socket == null) {
            return List.of(type);
        }
        var object = socket.object();
        if (object.path() != null) {
            return List.of(type + " " + object.path(), type);
        }
        if (object.peer() == null) {
            boolean listens = object.type() == ObjectType.TCP;
            return listens ? List.of(s.words().text("object.listening"), type) : List.of(type);
        }
        return peer(s, object.peer()).stream()
                .map(peer -> peer.isEmpty() ? type : type + " ↔ " + peer)
                .toList();
    }

    private static String type(Setting s, @Nullable Socket socket) {
        return s.words().text(socket == null ? "unknown" : "object." + socket.object().type());
    }

    /// The other end, in ever fewer words: another observed descriptor if it is one, else the
    /// address.
    private static List<String> peer(Setting s, String address) {
        for (var table : s.machine().descriptors().values()) {
            for (var entry : table.entrySet()) {
                var other = s.machine().sockets().get(entry.getValue());
                if (other != null && isOtherEnd(other.object(), address)) {
                    String fd = Integer.toString(entry.getKey());
                    String task = s.names().task(s.roster().opener(other.object().id()));
                    String full = s.words().text("object.peer", "fd", fd, "task", task);
                    return List.of(full, s.words().text("object.peer.brief", "fd", fd), "");
                }
            }
        }
        return List.of(address, "");
    }

    /// Whether an object is the connected end with this address, and not the listener with it.
    private static boolean isOtherEnd(KernelObject object, String address) {
        return address.equals(object.local()) && object.peer() != null;
    }
}
