package dev.ringside.story;

import dev.ringside.story.happening.OfUserSpace;
import dev.ringside.story.happening.OfUserSpace.Handled;
import dev.ringside.story.happening.OfUserSpace.Listed;
import dev.ringside.story.happening.OfUserSpace.Stalled;
import dev.ringside.story.happening.OfUserSpace.Swapped;
import dev.ringside.story.happening.OfUserSpace.Worked;
import dev.ringside.story.words.Calls;
import dev.ringside.story.words.Durations;
import dev.ringside.story.words.Fds;
import dev.ringside.story.words.Names;
import dev.ringside.story.words.Telling;
import dev.ringside.story.words.Words;

import java.util.Map;

/// The words for what a program does in its own memory: coroutines that take turns, and a queue of
/// what is to be done.
final class UserSpaceWords {
    private final Words words;
    private final Names names;
    private final boolean ofSwitches;

    /// @param ofSwitches whether the recording is about what a switch needs
    UserSpaceWords(Words words, Names names, boolean ofSwitches) {
        this.ofSwitches = ofSwitches;
        this.words = words;
        this.names = names;
    }

    Telling tell(OfUserSpace happening) {
        return switch (happening) {
            case Worked h -> worked(h);
            case Swapped h -> swapped(h);
            case Listed h -> listed(h);
            case Handled h -> handled(h);
        };
    }

    private Telling worked(Worked h) {
        var gaps =
                Words.gaps(
                        "task", names.task(h.task()),
                        "pieces", h.pieces(),
                        "found", h.found(),
                        "looks", h.looks(),
                        "name", Calls.libraryName(h.lookedBy()));
        String prefix =
                h.lookedBy().startsWith("aio")
                        ? "aio."
                        : h.lookedBy().equals("isDone") ? "calls." : "";
        String looks = h.looks() == 0 ? "none" : h.looks() == 1 ? "one" : "many";
        gaps.put(
                "meanwhile",
                words.text("worked.looks." + (h.looks() == 0 ? "" : prefix) + looks, gaps));
        String worked = h.come() ? "worked.come" : "worked";
        return words.telling(h.pieces() == 0 ? "works" : worked, gaps);
    }

    private Telling swapped(Swapped h) {
        var gaps =
                Words.gaps(
                        "task", names.task(h.task()),
                        "out", h.out(),
                        "in", h.in(),
                        "cpu", h.cpu());
        String left = h.ended() ? "ended" : h.outFd() < 0 ? "free" : "parked";
        gaps.put("fd", fd(h.outFd()));
        gaps.put("left", words.text("swapped.left." + left, gaps));
        gaps.put("fd", fd(h.inFd()));
        String goes = h.starts() ? "starts" : h.inFd() < 0 ? "free" : "resumes";
        gaps.put("goes", words.text("swapped.goes." + goes, gaps));
        gaps.put("fd", fd(h.in() < 0 ? h.outFd() : h.inFd()));
        String where = h.cpu() < 0 ? "swapped.stays.unknown" : "swapped.stays";
        gaps.put("stays", words.text(where, gaps));
        if (h.out() >= 0 && h.in() >= 0) {
            String both = ofSwitches ? "switch.swapped" : "swapped.both";
            String gets = h.starts() ? "switch.swapped.gets.first" : "switch.swapped.gets";
            gaps.put("gets", words.text(gets, gaps));
            return words.telling(h.ended() ? both + ".ended" : both, gaps);
        }
        return words.telling(h.in() < 0 ? "swapped." + left : "swapped." + goes, gaps);
    }

    private Telling listed(Listed h) {
        int count = h.fds().count();
        return words.telling(
                count == 1 ? "listed.one" : "listed.many",
                Words.gaps(
                        "task", names.task(h.task()),
                        "count", count,
                        "fds", fds(h.fds()),
                        "waiting", h.waiting()));
    }

    private Telling handled(Handled h) {
        var gaps =
                Words.gaps(
                        "task", names.task(h.task()),
                        "fd", fd(h.fd()),
                        "handler", h.handler(),
                        "waited", Durations.text(h.waitedNanos()),
                        "count", h.behind());
        String behind = h.behind() == 0 ? "none" : h.behind() == 1 ? "one" : "many";
        gaps.put("behind", words.text("handled.behind." + behind, gaps));
        return words.telling("handled", gaps);
    }

    /// `the other 2 coroutines stand still`.
    String stalled(Stalled stalled) {
        return words.text(
                stalled.others() == 1 ? "stalled.one" : "stalled.many",
                Map.of("count", Long.toString(stalled.others())));
    }

    private String fds(Fds fds) {
        if (fds.count() == 1 || fds.first() == fds.last()) {
            return fd(fds.first());
        }
        boolean two = fds.count() == 2;
        return words.text(
                two ? "fds.and" : "fds.among",
                Words.gaps("first", fds.first(), "last", fds.last()));
    }

    private String fd(int fd) {
        return fd < 0 ? words.text("fd.unknown") : words.text("fd.known", Words.gaps("fd", fd));
    }
}
