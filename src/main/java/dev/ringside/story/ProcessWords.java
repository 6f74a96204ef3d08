package dev.ringside.story;

import dev.ringside.machine.Machine;
import dev.ringside.story.happening.OfProcesses;
import dev.ringside.story.happening.OfProcesses.Created;
import dev.ringside.story.happening.OfProcesses.Executes;
import dev.ringside.story.happening.OfProcesses.Exits;
import dev.ringside.story.happening.OfProcesses.GetsReady;
import dev.ringside.story.happening.OfProcesses.LetsGo;
import dev.ringside.story.happening.OfProcesses.Reaped;
import dev.ringside.story.happening.OfProcesses.Redirected;
import dev.ringside.story.happening.OfProcesses.WaitsFor;
import dev.ringside.story.words.Calls;
import dev.ringside.story.words.Names;
import dev.ringside.story.words.Telling;
import dev.ringside.story.words.Words;

import java.util.Map;

/// The words for processes that are started, and for their ends.
final class ProcessWords {
    private final Words words;
    private final Names names;
    private final Machine last;

    ProcessWords(Words words, Names names, Machine last) {
        this.words = words;
        this.names = names;
        this.last = last;
    }

    Telling tell(OfProcesses happening) {
        return switch (happening) {
            case Created h -> created(h);
            case Redirected h ->
                    telling(
                            "redirected",
                            Words.gaps(
                                    "task", name(h.task()),
                                    "fd", h.from(),
                                    "to", names.descriptors(h.to()).replace("fd ", "")));
            case Executes h -> executes(h);
            case GetsReady h ->
                    telling(
                            "ready",
                            Words.gaps(
                                    "task", name(h.task()),
                                    "program", program(h.task())));
            case LetsGo h ->
                    telling(
                            "letsGo",
                            Words.gaps(
                                    "task", name(h.task()),
                                    "fd", h.fd(),
                                    "child", name(h.child()),
                                    "childFd", h.childFd()));
            case Exits h -> exits(h);
            case WaitsFor h ->
                    telling(
                            h.zombie() ? "waits.zombie" : "waits",
                            Words.gaps("task", name(h.task()), "child", name(h.child())));
            case Reaped h -> reaped(h);
        };
    }

    private Telling created(Created h) {
        String call = Calls.libraryName(h.call());
        String key = h.call().isEmpty() ? "created.alone" : "created";
        var gaps =
                Words.gaps(
                        "task", name(h.task()),
                        "child", name(h.child()),
                        "pid", h.child(),
                        "name", call);
        gaps.put(
                "memory",
                words.text("processes.memory." + (h.shares() ? "shared" : "copied"), gaps));
        return telling(key, gaps);
    }

    private Telling executes(Executes h) {
        var gaps =
                Words.gaps(
                        "task",
                        name(h.task()),
                        "path",
                        h.path() == null ? "" : h.path(),
                        "program",
                        program(h.task()),
                        "woken",
                        h.waker() < 0 ? "" : name(h.waker()));
        woken(gaps, "executes", h.waker());
        return telling(h.path() == null ? "executes.begins" : "executes", gaps);
    }

    private Telling exits(Exits h) {
        var gaps =
                Words.gaps(
                        "task", name(h.task()),
                        "status", h.status() == null ? "" : h.status(),
                        "woken", h.woken() < 0 ? "" : name(h.woken()));
        gaps.put("with", h.status() == null ? "" : words.text("processes.exits.status", gaps));
        woken(gaps, "exits", h.woken());
        return telling(h.zombie() ? "exits" : "exits.begins", gaps);
    }

    private void woken(Map<String, String> gaps, String key, int woken) {
        gaps.put("then", woken < 0 ? "" : words.text("processes." + key + ".wakes", gaps));
        gaps.put("and", woken < 0 ? "" : words.text("processes." + key + ".wakes.line", gaps));
    }

    private Telling reaped(Reaped h) {
        var state = last.processes().get(h.child());
        Integer status = state == null ? null : state.status();
        var gaps =
                Words.gaps(
                        "task", name(h.task()),
                        "child", name(h.child()),
                        "pid", h.child(),
                        "status", status == null ? "" : status);
        gaps.put("with", status == null ? "" : words.text("processes.reaped.status", gaps));
        return telling("reaped", gaps);
    }

    private String program(int tid) {
        var state = last.processes().get(tid);
        String known = state == null ? null : state.programName();
        return known == null ? name(tid) : known;
    }

    private Telling telling(String key, Map<String, String> gaps) {
        return words.telling("processes." + key, gaps);
    }

    private String name(int tid) {
        return names.task(tid);
    }
}
