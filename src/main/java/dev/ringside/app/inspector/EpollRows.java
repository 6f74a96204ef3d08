package dev.ringside.app.inspector;

import dev.ringside.machine.Epoll;
import dev.ringside.machine.Interest;
import dev.ringside.story.words.Names;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// An epoll instance: its two lists, and who waits for it.
final class EpollRows {
    private static final int MOST = 12;

    private final Inspection at;
    private final long object;
    private final Epoll epoll;
    private final Names names;
    private final Rows rows;

    EpollRows(Inspection at, long object, Epoll epoll, Names names) {
        this.at = at;
        this.object = object;
        this.epoll = epoll;
        this.names = names;
        this.rows = new Rows("epoll.", at.texts());
    }

    Card card() {
        var texts = at.texts();
        String fd = at.machine().descriptorOf(object).map(d -> Integer.toString(d.fd())).orElse("");
        var all = new ArrayList<Row>();
        all.add(rows.inferred("waiting", waiters(), "call-on-epoll"));
        all.add(rows.inferred("ready", list(epoll.ready()), "epoll-ready-list"));
        all.add(rows.number("count", (long) epoll.interests().size()));
        epoll.interests().values().stream().limit(MOST).map(this::interest).forEach(all::add);
        int more = epoll.interests().size() - MOST;
        if (more > 0) {
            all.add(new Row("more", "", texts.get("selected.more", more), Row.Kind.RECORDED));
        }
        return new Card(texts.get("epoll.title", fd), all);
    }

    private String waiters() {
        var waiting = at.machine().waitQueue(object);
        return waiting.isEmpty()
                ? at.texts().get("object.nobody")
                : waiting.stream().map(t -> names.task(t.tid())).collect(Collectors.joining(", "));
    }

    private String list(List<Integer> ready) {
        if (ready.isEmpty()) {
            return at.texts().get("epoll.empty");
        }
        var shown = ready.stream().limit(MOST).map(fd -> "fd " + fd).toList();
        String text = String.join(", ", shown);
        return ready.size() > MOST
                ? text + " " + at.texts().get("selected.more", ready.size() - MOST)
                : text;
    }

    private Row interest(Interest interest) {
        String events =
                interest.events().isEmpty() ? at.texts().get("unrecorded") : interest.events();
        String value =
                epoll.isReady(interest.fd())
                        ? events + " · " + at.texts().get("epoll.isReady")
                        : events;
        return new Row(
                "interest-" + interest.fd(),
                "fd " + interest.fd(),
                value,
                interest.events().isEmpty() ? Row.Kind.UNRECORDED : Row.Kind.RECORDED);
    }
}
