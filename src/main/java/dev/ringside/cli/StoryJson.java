package dev.ringside.cli;

import dev.ringside.story.Headline;
import dev.ringside.story.Language;
import dev.ringside.story.Message;
import dev.ringside.story.Narrator;
import dev.ringside.story.Step;
import dev.ringside.story.Story;
import dev.ringside.story.TaskFacts;
import dev.ringside.trace.TraceEnd;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
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
        map.put("waitNanos", m.waitNanos());
        map.put("wakeUpNanos", m.wakeUpNanos());
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
        return map;
    }

    private static String lowerFirst(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
