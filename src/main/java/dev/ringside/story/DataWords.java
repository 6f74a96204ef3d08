package dev.ringside.story;

import dev.ringside.machine.WaitPlace;
import dev.ringside.story.happening.OfTasks.Arrived;
import dev.ringside.story.happening.OfTasks.CopiedToUser;
import dev.ringside.story.happening.OfTasks.Over;
import dev.ringside.story.happening.OfTasks.ThrownAway;
import dev.ringside.story.happening.OfTasks.What;
import dev.ringside.story.words.Calls;
import dev.ringside.story.words.Names;
import dev.ringside.story.words.Telling;
import dev.ringside.story.words.Unread;
import dev.ringside.story.words.Words;
import dev.ringside.trace.Discarded;
import dev.ringside.trace.ObjectType;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// The words for bytes: how they come, are copied, are thrown away and stay behind.
final class DataWords {
    private final Words words;
    private final Names names;

    DataWords(Words words, Names names) {
        this.words = words;
        this.names = names;
    }

    Telling arrived(Arrived h) {
        var gaps =
                Words.gaps(
                        "sender", names.task(h.sender()),
                        "call", h.call() == null ? "" : Calls.libraryName(h.call()),
                        "fd", h.atClient() && h.fd() >= 0 ? clientFd(h.fd()) : fd(h.fd()),
                        "bytes", h.lengthBytes(),
                        "task", names.task(h.woken()));
        boolean sent = h.sender() > 0 && h.call() != null && Calls.sending(h.call());
        boolean late = h.call() != null && Calls.receiving(h.call()) && h.type() == ObjectType.TCP;
        String by = sent ? "arrived.by" : late ? "arrived.by.room" : "arrived.by.unknown";
        gaps.put("by", words.text(by, gaps));
        gaps.put("queue", words.text(queueKey(h.type()), gaps));
        String again = late && !sent ? words.text("arrived.path.again") : "";
        gaps.put("path", again + words.text(pathKey(h), gaps));
        gaps.put("via", String.valueOf(h.via()));
        gaps.put("callback", words.text(callbackKey(h), gaps));
        String what =
                switch (h.what()) {
                    case BYTES -> "arrived";
                    case CONNECTION -> "arrived.connection";
                    case END -> "arrived.end";
                };
        var held = h.held();
        if (held != null && h.woken() < 0 && h.what() == What.BYTES && !h.atClient()) {
            gaps.put("coroutine", Integer.toString(held.coroutine()));
            gaps.put("other", Integer.toString(held.by()));
            return words.telling("arrived.held", gaps);
        }
        return words.telling(h.woken() < 0 ? what : what + ".wakes" + placeKey(h), gaps);
    }

    private static String placeKey(Arrived h) {
        boolean epoll = h.sleptIn() instanceof WaitPlace.OfEpoll;
        return epoll && h.what() == What.BYTES ? ".epoll" : "";
    }

    private static String pathKey(Arrived h) {
        return switch (h.type()) {
            case UNIX -> "arrived.path.unix";
            case PIPE -> "arrived.path.pipe";
            case TCP, UDP ->
                    h.sender() < 0
                            ? "arrived.path.unknown"
                            : h.deferred() ? "arrived.path.deferred" : "arrived.path.lo";
            case EPOLL, FILE, TERMINAL, OTHER -> "arrived.path.unknown";
            case null -> "arrived.path.unknown";
        };
    }

    /// The callback's name is recorded only where kernel stacks were; otherwise Linux's rule is
    /// told as a rule.
    private static String callbackKey(Arrived h) {
        if (h.via() != null) {
            return "arrived.callback.recorded";
        }
        return switch (h.sleptIn()) {
            case WaitPlace.OfSet _ -> "arrived.callback.set";
            case WaitPlace.OfEpoll _ -> "arrived.callback.epoll";
            case WaitPlace.OfRing _ -> "arrived.callback.ring";
            case WaitPlace.OfDescriptor _,
                    WaitPlace.OfTimer(),
                    WaitPlace.OfFutex(),
                    WaitPlace.OfLock _,
                    WaitPlace.OfJob _ ->
                    "arrived.callback.none";
            case WaitPlace.OfPage _, WaitPlace.Elsewhere _ -> "arrived.callback.none";
            case null -> "arrived.callback.none";
        };
    }

    Telling copied(CopiedToUser h) {
        return words.telling(
                h.leftBytes() > 0 ? "copied.part" : "copied",
                Words.gaps(
                        "task", names.task(h.task()),
                        "queue", queue(h.type(), h.fd(), ""),
                        "bytes", h.lengthBytes(),
                        "left", h.leftBytes()));
    }

    /// `the receive queue of fd 9`, or whatever holds the bytes.
    ///
    /// @param form `.first` at the beginning of a sentence, otherwise empty
    String queue(@Nullable ObjectType type, int fd, String form) {
        return words.text(queueKey(type) + form, gaps("fd", fd(fd)));
    }

    private static String queueKey(@Nullable ObjectType type) {
        return type == ObjectType.PIPE ? "queue.pipe" : "queue.socket";
    }

    Telling thrownAway(ThrownAway h) {
        boolean full = h.why().equals(Discarded.NO_ROOM);
        String why = full ? words.text("thrown.full.why") : h.why(); // else the kernel's own word
        return words.telling(
                h.cut() ? "thrown.cut" : "thrown.full",
                Words.gaps(
                        "task", names.task(h.task()),
                        "fd", fd(h.fd()),
                        "bytes", h.lengthBytes(),
                        "why", why));
    }

    Telling over(Over h) {
        return h.unread() == null
                ? words.telling("over.empty", Map.of())
                : words.telling("over.unread", gaps("unread", unread(h.unread())));
    }

    /// `48 bytes in the receive queue of fd 9`.
    String unread(Unread unread) {
        return words.text(
                unread.descriptors() == 1 ? "unread.one" : "unread.many",
                Words.gaps(
                        "bytes", unread.lengthBytes(),
                        "fd", fd(unread.fd()),
                        "count", unread.descriptors()));
    }

    private String fd(int fd) {
        return fd < 0 ? words.text("fd.unknown") : words.text("fd.known", gaps("fd", fd));
    }

    private String clientFd(int fd) {
        return words.text("fd.client", gaps("fd", fd));
    }

    private static Map<String, String> gaps(String name, @Nullable Object value) {
        return Words.gaps(name, value);
    }
}
