package dev.ringside.app;

import dev.ringside.app.library.Library;
import dev.ringside.app.theme.Texts;
import dev.ringside.lab.LabOrder;
import dev.ringside.lab.LabProcess;
import dev.ringside.lab.RecordingListener;
import dev.ringside.lab.Refusal;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.machine.playback.Playback;
import dev.ringside.story.Language;
import dev.ringside.story.Step;
import dev.ringside.story.Story;
import dev.ringside.story.StoryText;
import dev.ringside.tableau.Theme;
import dev.ringside.tableau.stage.Moment;
import dev.ringside.tableau.stage.Picture;
import dev.ringside.tableau.stage.StageOptions;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.TraceHeader;
import dev.ringside.trace.json.TraceFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the program does where there is no display: it tells the bundled recording, makes one of
/// its own where it can, and leaves both in a folder with a picture of each step.
public final class Tour {
    private final PrintWriter out;
    private final Path folder;
    private final Language language;

    /// @param out where it tells
    /// @param folder where it leaves files; made if it is not there
    public Tour(PrintWriter out, Path folder, Language language) {
        this.out = out;
        this.folder = folder.toAbsolutePath();
        this.language = language;
    }

    /// Goes on the tour.
    ///
    /// @throws IOException if the folder cannot be written to
    public void run() throws IOException {
        Files.createDirectories(folder);
        var texts = new Texts(language);
        out.println(texts.get("tour.begin"));
        try {
            show("example", Story.of(Library.first().trace()));
            var fresh = new Fresh();
            try (var lab = LabProcess.start(new LabOrder("blocking", Scenario.USUAL), fresh)) {
                lab.await();
            }
            var trace = fresh.trace();
            if (trace == null) {
                out.println();
                out.println(texts.get("tour.refused", fresh.refusal()));
            } else {
                show("here", Story.of(trace));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Headless.stop();
        }
        out.println();
        out.println(texts.get("tour.end", folder));
        out.flush();
    }

    private void show(String name, Story story) throws IOException {
        var text = new StoryText(story, language);
        out.println();
        out.println(text.head());
        text.steps().forEach(out::println);
        out.flush();
        TraceFile.save(story.trace(), folder.resolve(name + ".json"));
        var playback = new Playback(story.trace());
        for (var step : story.steps()) {
            draw(name, Moment.after(playback, story, step), step);
        }
    }

    private void draw(String name, Moment moment, Step step) throws IOException {
        var picture = Picture.of(moment, new StageOptions(language, 1600, 900, false));
        String file = "%s-step-%02d.png".formatted(name, step.number());
        PngPicture.write(picture, Theme.DARK, folder.resolve(file), 1);
    }

    /// Collects a recording.
    private static final class Fresh implements RecordingListener {
        private final List<TraceEvent> facts = new ArrayList<>();
        private @Nullable TraceHeader header;
        private @Nullable TraceEnd end;
        private String refusal = "";

        synchronized @Nullable Trace trace() {
            return header == null ? null : new Trace(header, List.copyOf(facts), end);
        }

        synchronized String refusal() {
            return refusal;
        }

        @Override
        public synchronized void began(TraceHeader newHeader) {
            header = newHeader;
        }

        @Override
        public synchronized void fact(TraceEvent fact) {
            facts.add(fact);
        }

        @Override
        public synchronized void ended(TraceEnd newEnd) {
            end = newEnd;
        }

        @Override
        public synchronized void refused(Refusal why) {
            refusal = why.sentence();
        }
    }
}
