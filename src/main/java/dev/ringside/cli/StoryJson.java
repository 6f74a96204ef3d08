package dev.ringside.cli;

import dev.ringside.story.Blocked;
import dev.ringside.story.Headline;
import dev.ringside.story.Message;
import dev.ringside.story.Narrator;
import dev.ringside.story.Step;
import dev.ringside.story.Story;
import dev.ringside.story.TaskFacts;
import dev.ringside.story.words.Language;
import dev.ringside.trace.TraceEnd;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A story as JSON, for programs: steps, messages with their phases, figures of tasks.
final class StoryJson {
    private StoryJson() {}

    static String of(Story story, Language language) {
        var narrator = new Narrator(story, language);
        var root = new LinkedHashMap<String, Object>();
        root.put("title", new Headline(story.trace().header(), language).title());
        root.put("facts", story.trace().size());
        root.put("lost", story.trace().lost());
        root.put("complete", isComplete(story.trace().end()));
        root.put("steps", story.steps().stream().map(s -> step(s, narrator)).toList());
        root.put("messages", story.messages().stream().map(StoryJson::message).toList());
        root.put(
                "blocked", story.blocked().stream().map(b -> blocked(b, story, narrator)).toList());
        root.put("tasks", story.tasks().stream().map(StoryJson::task).toList());
        return JsonMapper.builder()
                .build()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(root);
    }

    private static boolean isComplete(@Nullable TraceEnd end) {
        return end != null && end.complete();
    }

    private static Map<String, Object> step(Step step, Narrator narrator) {
        var telling = narrator.tell(step);
        var map = new LinkedHashMap<String, Object>();
        map.put("number", step.number());
        map.put("happening", lowerFirst(step.happening().getClass().getSimpleName()));
        map.put("fromNanos", step.fromNanos());
        map.put("toNanos", step.toNanos());
        map.put("firstFact", step.first());
        map.put("facts", step.next() - step.first());
        map.put("title", telling.title());
        map.put("line", telling.line());
        map.put("detail", telling.detail());
        return map;
    }

    private static Map<String, Object> message(Message m) {
        var map = new LinkedHashMap<String, Object>();
        map.put("number", m.number());
        map.put("task", m.task());
        map.put("fd", m.fd());
        map.put("lengthBytes", m.lengthBytes());
        map.put("waitCall", m.waitCall());
        map.put("waitNanos", m.waitNanos());
        map.put("wakeUpNanos", m.wakeUpNanos());
        map.put("toReadNanos", m.toReadNanos());
        map.put("copyAtMostNanos", m.copyAtMostNanos());
        return map;
    }

    private static Map<String, Object> task(TaskFacts t) {
        var map = new LinkedHashMap<String, Object>();
        map.put("task", t.task());
        map.put("name", t.name());
        map.put("systemCalls", t.systemCalls());
        map.put("runtimeCalls", t.runtimeCalls());
        map.put("wouldBlock", t.wouldBlock());
        map.put("switchesVoluntary", t.figures().switchesVoluntary());
        map.put("switchesForced", t.figures().switchesForced());
        map.put("userNanos", t.figures().userNanos());
        map.put("kernelNanos", t.figures().kernelNanos());
        map.put("readyNanos", t.figures().readyNanos());
        map.put("blockedNanos", t.figures().blockedNanos());
        map.put("toUserBytes", t.toUserBytes());
        map.put("toKernelBytes", t.toKernelBytes());
        map.put(
                "wakeToRun",
                Map.of(
                        "count", t.wakeToRun().count(),
                        "medianNanos", t.wakeToRun().medianNanos(),
                        "maxNanos", t.wakeToRun().maxNanos()));
        map.put("calls", t.calls().stream().map(StoryJson::call).toList());
        return map;
    }

    private static Map<String, Object> call(TaskFacts.CallFacts c) {
        var map = new LinkedHashMap<String, Object>();
        map.put("call", c.call());
        map.put("count", c.count());
        map.put("wouldBlock", c.wouldBlock());
        if (c.many()) {
            if (c.handedOver() >= 0) {
                map.put("handedOver", c.handedOver());
            }
            map.put("cameBack", c.cameBack());
            map.put("inVain", c.inVain());
        }
        return map;
    }

    /// Why a task was blocked. What is not recorded is missing.
    private static Map<String, Object> blocked(Blocked b, Story story, Narrator narrator) {
        var map = new LinkedHashMap<String, Object>();
        map.put("task", b.task());
        map.put("fact", b.fact());
        map.put("fromNanos", b.fromNanos());
        map.put("blockedNanos", b.blockedNanos(story.durationNanos()));
        putKnown(map, "call", b.call());
        putKnown(map, "waitingIn", b.waitingIn());
        var wake = b.wake();
        if (wake != null) {
            map.put("wokenNanos", wake.nanos());
            map.put("wokenBy", wake.by());
            map.put("context", wake.context().name().toLowerCase(Locale.ROOT));
            putKnown(map, "via", wake.via());
        }
        if (b.wakeToRunNanos() >= 0) {
            map.put("wakeToRunNanos", b.wakeToRunNanos());
        }
        map.put("why", narrator.why(b));
        return map;
    }

    private static void putKnown(Map<String, Object> map, String key, @Nullable Object value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    private static String lowerFirst(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
