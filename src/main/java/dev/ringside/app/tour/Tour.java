package dev.ringside.app.tour;

import dev.ringside.app.library.Example;
import dev.ringside.app.library.Library;
import dev.ringside.app.theme.Texts;
import dev.ringside.app.trouble.PhraseBook;
import dev.ringside.lab.model.Models;
import dev.ringside.lab.program.IoModel;
import dev.ringside.machine.playback.Playback;
import dev.ringside.story.Story;
import dev.ringside.story.StoryText;
import dev.ringside.story.words.Language;
import dev.ringside.tableau.stage.Moment;
import dev.ringside.tableau.stage.Picture;
import dev.ringside.tableau.stage.StageOptions;
import dev.ringside.trace.json.TraceFile;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

/// What the program does where there is no display. It records each model, or takes the bundled
/// recording of one that cannot be recorded here, and leaves recordings, pictures and the told
/// steps in a folder.
///
/// ```
///   ringside-tour/            a new one each time: ringside-tour-2 …
///     index.html              every step, told and drawn
///     blocking/               one for each model
///       recording.json
///       steps.txt
///       step-00.svg …         and .png, if there is time for them
/// ```
public final class Tour {
    /// So many steps of a recording are drawn; nobody looks at more.
    private static final int MOST_STEPS = 40;

    /// So many lines are told on the terminal; the rest stands in the folder.
    private static final int MOST_LINES = 45;

    private static final Duration TIME_FOR_PNG = Duration.ofSeconds(30);
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 900;

    private final PrintWriter out;
    private final Path wished;
    private final Language language;
    private final Texts texts;
    private final Function<IoModel, ModelRun> experiment;
    private final Duration timeForPng;
    private final TourPage page;

    /// @param out where it tells
    /// @param folder where it leaves files; if something is there already, a new folder beside it
    public Tour(PrintWriter out, Path folder, Language language) {
        this(out, folder, language, ModelRun::of, TIME_FOR_PNG);
    }

    /// @param experiment how a model is recorded
    /// @param timeForPng how long it may draw PNG pictures
    Tour(
            PrintWriter out,
            Path folder,
            Language language,
            Function<IoModel, ModelRun> experiment,
            Duration timeForPng) {
        this.out = out;
        this.wished = folder.toAbsolutePath().normalize();
        this.language = language;
        this.texts = new Texts(language);
        this.experiment = experiment;
        this.timeForPng = timeForPng;
        this.page = new TourPage(texts);
    }

    /// Goes on the tour.
    ///
    /// @return the folder
    /// @throws IOException if the folder cannot be written to
    public Path run() throws IOException {
        Path folder = TourFolder.fresh(wished);
        tell(texts.get("tour.begin"));
        try (var pictures = new TourPictures(timeForPng)) {
            for (IoModel model : Models.all()) {
                show(model, Files.createDirectory(folder.resolve(model.name())), pictures);
            }
            if (!pictures.whyNoPng().isEmpty()) {
                tell(texts.get("tour.nopng", pictures.whyNoPng()));
            }
        }
        Files.writeString(folder.resolve("index.html"), page.html());
        tell("");
        tell(texts.get("tour.end", folder));
        return folder;
    }

    private void show(IoModel model, Path folder, TourPictures pictures) throws IOException {
        tell("");
        tell(texts.get("model." + model.name()) + ": " + texts.get("tour.recording"));
        var run = experiment.apply(model);
        String note = note(run);
        if (!note.isEmpty()) {
            tell(note);
        }
        var trace = run.trace().isPresent() ? run.trace().get() : example(model).trace();
        var story = Story.of(trace);
        TraceFile.save(trace, folder.resolve("recording.json"));
        var text = new StoryText(story, language);
        page.begin(texts.get("model." + model.name()), text.head(), note);
        tell(text.head());
        Files.write(folder.resolve("steps.txt"), text.steps());
        draw(story, folder, pictures);
        text.steps().stream().limit(MOST_LINES).forEach(this::tell);
        if (text.steps().size() > MOST_LINES) {
            tell(texts.get("tour.more", folder.resolve("steps.txt")));
        }
    }

    private String note(ModelRun run) {
        if (run.trace().isPresent()) {
            return run.cutOff() ? texts.get("record.cut") : "";
        }
        String why = PhraseBook.in(language).translate(run.refusal());
        return texts.get("tour.refused", why) + " " + texts.get("tour.instead");
    }

    private void draw(Story story, Path folder, TourPictures pictures) throws IOException {
        var playback = new Playback(story.trace());
        int most = Math.min(MOST_STEPS, story.steps().size());
        for (var step : story.steps().subList(0, most)) {
            var moment = Moment.after(playback, story, step);
            var picture = Picture.of(moment, new StageOptions(language, WIDTH, HEIGHT, false));
            String name = "step-%02d".formatted(step.number());
            pictures.draw(picture, folder.resolve(name));
            page.step(story, step, folder.getFileName() + "/" + name + ".svg");
        }
        if (story.steps().size() > most) {
            page.more(folder.getFileName() + "/steps.txt");
        }
    }

    private static Example example(IoModel model) {
        return Library.all().stream()
                .filter(example -> example.model().equals(model.name()))
                .findFirst()
                .orElseGet(Library::first);
    }

    private void tell(String line) {
        out.println(line);
        out.flush();
    }
}
