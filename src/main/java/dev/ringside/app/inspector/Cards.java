package dev.ringside.app.inspector;

import dev.ringside.app.session.Selection;
import dev.ringside.machine.Machine;
import dev.ringside.machine.Socket;
import dev.ringside.story.Narrator;
import dev.ringside.story.words.Names;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// Finds what to say of what is selected.
final class Cards {
    private @Nullable CpuHistory history;

    /// The card of the selected thing; without rows if nothing is selected, or if the control block
    /// says it all.
    Card of(Inspection at) {
        var narrator = new Narrator(at.story(), at.texts().language());
        return switch (at.selected()) {
            case Selection.OfObject(var _, long object) -> ofObject(at, object, narrator.names());
            case Selection.OfDescriptor(var _, int process, int fd) ->
                    ofDescriptor(at, process, fd, narrator.names());
            case Selection.OfCpu(var _, int number) -> ofCpu(at, number, narrator.names());
            case Selection.OfEpoll _ -> ofEpoll(at, narrator.names());
            case Selection.OfRing _ ->
                    at.machine().urings().isEmpty()
                            ? gone(at)
                            : ofRing(
                                    at,
                                    Objects.requireNonNull(at.machine().urings().firstKey()),
                                    narrator.names());
            case Selection.OfTask _ -> Card.NONE;
            case Selection.Other _ -> other(at);
            case null -> Card.NONE;
        };
    }

    private static Card ofObject(Inspection at, long object, Names names) {
        Socket socket = at.machine().sockets().get(object);
        if (socket == null) {
            return gone(at);
        }
        if (socket.object().isRing()) {
            return ofRing(at, object, names);
        }
        return switch (socket.object().type()) {
            case EPOLL -> ofEpoll(at, object, names);
            case TCP, UDP, UNIX, PIPE, FILE, TERMINAL, OTHER ->
                    new ObjectRows(at, socket, names).card();
        };
    }

    private static Card ofRing(Inspection at, long object, Names names) {
        var ring = at.machine().urings().get(object);
        return ring == null ? gone(at) : new RingRows(at, object, ring, names).card();
    }

    private static Card ofDescriptor(Inspection at, int process, int fd, Names names) {
        Long object = at.machine().descriptorsOf(process).get(fd);
        return object == null ? gone(at) : ofObject(at, object, names);
    }

    private Card ofCpu(Inspection at, int number, Names names) {
        var known = history;
        if (known == null || !known.isOf(at.story(), number)) {
            known = CpuHistory.of(at.story(), number);
            history = known;
        }
        return new CpuRows(at, known, names).card();
    }

    /// The one that the stage shows is the first.
    private static Card ofEpoll(Inspection at, Names names) {
        var epolls = at.machine().epolls();
        return epolls.isEmpty() ? gone(at) : ofEpoll(at, first(at.machine()), names);
    }

    private static Card ofEpoll(Inspection at, long object, Names names) {
        var epoll = at.machine().epolls().get(object);
        return epoll == null ? gone(at) : new EpollRows(at, object, epoll, names).card();
    }

    private static long first(Machine machine) {
        return Objects.requireNonNull(machine.epolls().firstKey());
    }

    private static Card other(Inspection at) {
        String about = at.about();
        return about == null || about.isEmpty()
                ? gone(at)
                : new Card(
                        at.texts().get("selected.title"),
                        List.of(new Row("about", "", about, Row.Kind.RECORDED)));
    }

    private static Card gone(Inspection at) {
        String words = at.texts().get("selected.gone");
        return new Card(
                at.texts().get("selected.title"),
                List.of(new Row("about", "", words, Row.Kind.UNRECORDED)));
    }
}
