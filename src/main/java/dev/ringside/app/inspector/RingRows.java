package dev.ringside.app.inspector;

import dev.ringside.machine.Uring;
import dev.ringside.machine.Uring.Request;
import dev.ringside.story.words.Names;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// An `io_uring` instance: its two rings, and what the kernel has between them.
final class RingRows {
    private static final int MOST = 12;

    private final Inspection at;
    private final long object;
    private final Uring ring;
    private final Names names;
    private final Rows rows;

    RingRows(Inspection at, long object, Uring ring, Names names) {
        this.at = at;
        this.object = object;
        this.ring = ring;
        this.names = names;
        this.rows = new Rows("ring.", at.texts());
    }

    Card card() {
        String fd = at.machine().descriptorOf(object).map(d -> Integer.toString(d.fd())).orElse("");
        var all = new ArrayList<Row>();
        all.add(rows.known("submissions", list(ring.submissions())));
        all.add(rows.known("inFlight", list(ring.inFlight().values())));
        all.add(rows.known("completions", list(ring.completions())));
        all.add(rows.number("taken", ring.taken()));
        all.add(rows.number("answered", ring.answered()));
        all.add(rows.inferred("waiting", waiters(), "call-on-ring"));
        return new Card(at.texts().get("ring.title", fd), all);
    }

    private String waiters() {
        var waiting = at.machine().waitQueue(object);
        return waiting.isEmpty()
                ? at.texts().get("object.nobody")
                : waiting.stream().map(t -> names.task(t.tid())).collect(Collectors.joining(", "));
    }

    private String list(Collection<Request> requests) {
        if (requests.isEmpty()) {
            return at.texts().get("ring.empty");
        }
        List<String> shown = requests.stream().limit(MOST).map(RingRows::words).toList();
        String text = String.join(", ", shown);
        return requests.size() > MOST
                ? text + " " + at.texts().get("selected.more", requests.size() - MOST)
                : text;
    }

    private static String words(Request request) {
        String about = request.op() + (request.fd() < 0 ? "" : " fd " + request.fd());
        Integer result = request.result();
        return result == null ? about : about + " → " + result;
    }
}
