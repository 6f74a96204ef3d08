package dev.ringside.app.gallery;

import dev.ringside.machine.playback.Playback;
import dev.ringside.story.Step;
import dev.ringside.story.Story;
import dev.ringside.story.words.Language;
import dev.ringside.tableau.Element;
import dev.ringside.tableau.Tableau;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.stage.Moment;
import dev.ringside.tableau.stage.StageOptions;
import dev.ringside.tableau.stage.TableauLayout;
import dev.ringside.trace.Trace;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The step of a recording whose picture tells most about it: where bytes are on their way or have
/// come, and tasks are in as many states as possible. Of equal ones it is the earliest.
///
/// It takes a moment to find, so it is not for the window's thread.
final class TellingMoment {
    /// As large as a picture in the gallery is on a usual screen, times three.
    static final double WIDTH = 960;

    static final double HEIGHT = 588;

    private static final int MOST_STEPS = 24;
    private static final Set<Tone> STATES =
            EnumSet.of(Tone.USER_MODE, Tone.KERNEL_MODE, Tone.READY, Tone.BLOCKED);

    private TellingMoment() {}

    /// The stage at that moment, in each language.
    static Map<Language, Tableau> of(Trace trace) {
        var story = Story.of(trace);
        var playback = new Playback(trace);
        var layout = new TableauLayout(story);
        var steps = candidates(story.steps());
        var best = steps.getFirst();
        int most = -1;
        for (var step : steps) {
            int worth = worth(layout.at(Moment.after(playback, story, step), options(Language.EN)));
            if (worth > most) {
                most = worth;
                best = step;
            }
        }
        var tableaux = new EnumMap<Language, Tableau>(Language.class);
        for (var language : Language.values()) {
            var moment = Moment.after(playback, story, best);
            tableaux.put(language, layout.at(moment, options(language)));
        }
        return tableaux;
    }

    /// The steps to choose from: of a long story a few, all along it.
    private static List<Step> candidates(List<Step> steps) {
        int every = Math.ceilDiv(steps.size(), MOST_STEPS);
        return steps.stream().filter(step -> step.number() % every == 0).toList();
    }

    private static int worth(Tableau tableau) {
        var states = EnumSet.noneOf(Tone.class);
        long bytes = 0;
        for (Element element : tableau.elements()) {
            if (STATES.contains(element.tone())) {
                states.add(element.tone());
            }
            bytes += element.tone() == Tone.BYTES ? 1 : 0;
        }
        int flying = tableau.flights().isEmpty() ? 0 : 2;
        return 2 * states.size() + (int) Math.min(3, bytes) + flying;
    }

    private static StageOptions options(Language language) {
        return new StageOptions(language, WIDTH, HEIGHT, true);
    }
}
