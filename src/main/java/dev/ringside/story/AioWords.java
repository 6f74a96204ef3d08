package dev.ringside.story;

import dev.ringside.story.happening.OfAio;
import dev.ringside.story.happening.OfAio.AskedInVain;
import dev.ringside.story.happening.OfAio.CopiedFor;
import dev.ringside.story.happening.OfAio.Done;
import dev.ringside.story.happening.OfAio.HelperStarted;
import dev.ringside.story.happening.OfAio.Positioned;
import dev.ringside.story.happening.OfAio.Requested;
import dev.ringside.story.happening.OfAio.SleepsInstead;
import dev.ringside.story.happening.OfAio.Suspended;
import dev.ringside.story.happening.OfAio.TakenResult;
import dev.ringside.story.words.Calls;
import dev.ringside.story.words.Durations;
import dev.ringside.story.words.Names;
import dev.ringside.story.words.Telling;
import dev.ringside.story.words.Words;

import java.util.Map;

/// The words for asynchronous requests, and for the threads that make the calls for them.
final class AioWords {
    private final Words words;
    private final Names names;

    AioWords(Words words, Names names) {
        this.words = words;
        this.names = names;
    }

    Telling tell(OfAio happening) {
        return switch (happening) {
            case Requested h -> requested(h);
            case HelperStarted h -> started(h);
            case Positioned h -> positioned(h);
            case SleepsInstead h -> sleeps(h);
            case CopiedFor h -> copied(h);
            case Done h -> done(h);
            case Suspended h -> suspended(h);
            case AskedInVain h -> asked(h);
            case TakenResult h -> taken(h);
        };
    }

    private Telling requested(Requested h) {
        return words.telling(
                h.first() ? "aio.requested.first" : "aio.requested",
                Words.gaps(
                        "task", names.task(h.task()),
                        "fds", names.descriptors(h.fds())));
    }

    private Telling started(HelperStarted h) {
        String took =
                h.nanos() < 0
                        ? ""
                        : words.text("started.took", Map.of("nanos", Durations.text(h.nanos())));
        return words.telling(
                "aio.started",
                Words.gaps(
                        "task", names.task(h.task()),
                        "child", names.task(h.child()),
                        "tid", h.child(),
                        "took", took));
    }

    private Telling positioned(Positioned h) {
        String how = h.errno() != null ? ".not" : h.ofFile() ? ".file" : "";
        return words.telling(
                "aio.positioned" + how,
                Words.gaps(
                        "helper", names.task(h.helper()),
                        "fd", h.fd(),
                        "errno", h.errno()));
    }

    private Telling sleeps(SleepsInstead h) {
        var gaps =
                Words.gaps(
                        "helper", names.task(h.helper()),
                        "task", names.task(h.owner()),
                        "call", h.call(),
                        "fd", h.fd(),
                        "cpu", h.cpu(),
                        "next", names.task(h.next()));
        String meanwhile = h.computes() ? "computes" : "free";
        gaps.put("meanwhile", words.text("aio.sleeps.task." + meanwhile, gaps));
        gaps.put("then", SleepWords.then(words, h.cpu(), h.next(), gaps));
        return words.telling(h.disk() ? "aio.sleeps.disk" : "aio.sleeps", gaps);
    }

    private Telling copied(CopiedFor h) {
        boolean ofFile = h.pages().count() > 0;
        return words.telling(
                ofFile ? "aio.copied.file" : "aio.copied",
                Words.gaps(
                        "helper", names.task(h.helper()),
                        "task", names.task(h.owner()),
                        "fd", h.fd(),
                        "pages", ofFile ? FileWords.pages(words, h.pages()) : "",
                        "bytes", FileWords.number(h.lengthBytes())));
    }

    private Telling done(Done h) {
        String how = h.errno() != null ? "failed" : h.woken() < 0 ? "noted" : "wakes";
        return words.telling(
                "aio.done." + how,
                Words.gaps(
                        "helper", names.task(h.helper()),
                        "task", names.task(h.owner()),
                        "call", Calls.libraryName(h.call()),
                        "fd", h.fd(),
                        "result", h.result(),
                        "errno", h.errno()));
    }

    private Telling suspended(Suspended h) {
        var gaps =
                Words.gaps(
                        "task", names.task(h.task()),
                        "count", h.requests(),
                        "cpu", h.cpu(),
                        "next", names.task(h.next()));
        if (h.cpu() < 0) {
            return words.telling("aio.suspends", gaps);
        }
        gaps.put("then", SleepWords.then(words, h.cpu(), h.next(), gaps));
        return words.telling("aio.suspended", gaps);
    }

    private Telling asked(AskedInVain h) {
        return words.telling(
                "aio.asked",
                Words.gaps(
                        "task", names.task(h.task()),
                        "fds", names.descriptors(h.fds()),
                        "times", h.times()));
    }

    private Telling taken(TakenResult h) {
        String what = h.result() == null ? "found" : h.result() == 0 ? "end" : "taken";
        return words.telling(
                "aio." + what,
                Words.gaps(
                        "task", names.task(h.task()),
                        "fd", h.fd(),
                        "result", h.result()));
    }
}
