package dev.ringside.app.session;

import dev.ringside.app.stage.Transition.Way;
import dev.ringside.app.timeline.Axis;
import dev.ringside.app.timeline.Clock;
import dev.ringside.app.timeline.Range;
import dev.ringside.app.timeline.Viewport;
import dev.ringside.story.Step;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// What somebody does with a recording: where they are in it, whether it plays, and how they want
/// to see it. Each command changes this and then tells the one who shows it. It knows no toolkit.
public final class Session {
    private Recorded recorded;
    private Walk walk;
    private Settings settings;
    private Place place;
    private Viewport viewport;
    private boolean playing;
    private final Pace pace = new Pace();
    private int chosenTask = -1;
    private @Nullable Selection selected;
    private boolean following;
    private @Nullable Range range;
    private boolean byHand;
    private final Chase chase = new Chase();
    private Consumer<Way> onChange = _ -> {};
    private Runnable onView = () -> {};
    private Consumer<Settings> onSettings = _ -> {};

    /// A session with a recording, at its opening.
    public Session(Recorded recorded, Settings settings) {
        this.recorded = recorded;
        this.walk = new Walk(recorded.story());
        this.settings = settings;
        this.place = walk.atStep(0);
        this.viewport = recorded.readable(settings.clock());
    }

    /// Who is told after each change.
    public void setOnChange(Consumer<Way> listener) {
        onChange = listener;
    }

    /// Who is told after a change that is about the timeline alone.
    public void setOnView(Runnable listener) {
        onView = listener;
    }

    /// Who is told after each change of the settings.
    public void setOnSettings(Consumer<Settings> listener) {
        onSettings = listener;
    }

    public Recorded recorded() {
        return recorded;
    }

    public Settings settings() {
        return settings;
    }

    public boolean playing() {
        return playing;
    }

    /// Whether time has to pass for the audience: it plays, or hurries after what happens live.
    public boolean moving() {
        return playing || (chase.on() && !atEnd());
    }

    /// Whether it is live and goes along with what happens.
    public boolean chasing() {
        return chase.on();
    }

    /// Whether it is live, but somebody has gone elsewhere in it.
    public boolean lookingBack() {
        return byHand && !chase.on();
    }

    /// How long the next step may take if it goes along with what happens.
    public double chaseMillis() {
        return Chase.millis(stepsBehind());
    }

    public Viewport viewport() {
        return viewport;
    }

    /// The chosen part of the recording; null if there is none.
    public @Nullable Range range() {
        return range;
    }

    /// How many facts are behind.
    public int facts() {
        return place.facts();
    }

    /// Whether the last fact alone is news, rather than its whole step.
    public boolean byFact() {
        return place.byFact() || (place.facts() > 0 && place.facts() < step().next());
    }

    /// The time.
    public long nanos() {
        return place.nanos();
    }

    /// The present step. There is none only in a recording without facts.
    public Step step() {
        return walk.stepAt(place);
    }

    public boolean empty() {
        return recorded.empty();
    }

    /// The axis of the present clock.
    public Axis axis() {
        return recorded.axis(settings.clock());
    }

    /// Where the cursor is on the axis.
    public double cursor() {
        return switch (settings.clock()) {
            case STORY -> recorded.storyAxis().ofCursor(place.facts());
            case TRUE -> recorded.trueAxis().ofNanos(place.nanos());
        };
    }

    /// The task that the inspector is about: the chosen one, otherwise the server.
    public int task() {
        return recorded.task(chosenTask);
    }

    /// What is selected on the stage; null if nothing is.
    public @Nullable Selection selected() {
        return selected;
    }

    /// Goes to another recording, at the end of step `number`.
    public void open(Recorded next, int number) {
        take(next);
        place = walk.atStep(number);
        playing = false;
        selected = null;
        chosenTask = -1;
        range = null;
        following = false;
        byHand = false;
        chase.end();
        viewport = recorded.readable(settings.clock()).showing(cursor());
        changed(Way.JUMP);
    }

    /// A recording by hand has begun: shows it from its beginning and goes along with it.
    public void follow(Recorded beginning) {
        open(beginning, 0);
        byHand = true;
        chase.begin();
        changed(Way.JUMP);
    }

    /// A recording by hand has grown. Whoever goes along with it gets there step by step; whoever
    /// has gone elsewhere in it stays there.
    public void growByHand(Recorded longer) {
        chase.rested(atEnd());
        keepPlaceIn(longer);
        changed(Way.JUMP);
    }

    /// A recording by hand is over: shows its beginning, or what somebody has gone back to.
    public void endByHand(Recorded whole) {
        keepPlaceIn(whole);
        place = chase.on() ? walk.atStep(0) : place;
        byHand = false;
        chase.end();
        viewport = recorded.readable(settings.clock()).showing(cursor());
        changed(Way.JUMP);
    }

    /// Goes along with what happens live, from now on.
    public void catchUp() {
        if (byHand && (!chase.on() || Chase.isFar(stepsBehind()))) {
            end();
        }
    }

    /// The recording has grown: goes to its newest step, unless somebody has gone elsewhere in it.
    public void grow(Recorded longer, boolean first) {
        boolean atEnd = first || (following && atEnd());
        take(longer);
        playing = false;
        following = true;
        if (atEnd) {
            place = walk.end();
            viewport = Viewport.ALL;
        }
        changed(Way.FORWARD);
    }

    /// The recording is complete and shown from its beginning.
    public void grown(Recorded whole) {
        open(whole, 0);
        playGently();
    }

    /// The recording has been written to a file.
    @SuppressWarnings("ReferenceEquality") // a whole recording is never compared fact by fact
    public void saved(Recorded which, Path file) {
        if (recorded.story() == which.story()) {
            recorded = recorded.in(file);
            changed(Way.FORWARD);
        }
    }

    public void next() {
        go(walk.next(place), Way.FORWARD);
    }

    public void previous() {
        go(walk.previous(place), Way.BACKWARD);
    }

    public void nextFact() {
        go(walk.nextFact(place), Way.FORWARD);
    }

    public void previousFact() {
        go(walk.previousFact(place), Way.BACKWARD);
    }

    public void home() {
        go(walk.atStep(0), Way.JUMP);
    }

    public void end() {
        go(walk.end(), Way.JUMP);
    }

    /// Goes to the end of step `number`.
    public void toStep(int number) {
        go(walk.atStep(number), Way.JUMP);
    }

    /// Goes to the moment at which the fact at `index` is the latest.
    public void toFact(int index) {
        go(walk.afterFact(index), Way.JUMP);
    }

    /// Goes to a place of the axis, from 0 to 1.
    public void seek(double where) {
        int facts = axis().factsAt(where);
        int before = place.facts();
        var target = walk.at(facts);
        if (settings.clock() == Clock.TRUE) {
            target = new Place(facts, recorded.trueAxis().nanosAt(where), true);
        }
        if (facts != before || target.nanos() != place.nanos()) {
            go(target, facts == before ? Way.FORWARD : Way.JUMP);
        }
    }

    /// Plays, or pauses. At the end it begins again.
    public void togglePlay() {
        if (!playing && atEnd()) {
            place = walk.atStep(0);
        }
        playing = !playing;
        chase.stay(false);
        pace.begin(true);
        changed(Way.JUMP);
    }

    /// Plays from here without the first step coming at once.
    public void playGently() {
        playing = true;
        pace.begin(false);
        changed(Way.JUMP);
    }

    /// So much time has passed for the audience.
    public void tick(double millis) {
        if (!playing) {
            tickChase(millis);
        } else if (settings.clock() == Clock.STORY) {
            tickStory(millis);
        } else {
            tickTrue(millis);
        }
    }

    /// Wants to see it in another way.
    public void change(UnaryOperator<Settings> how) {
        boolean sameClock = how.apply(settings).clock() == settings.clock();
        settings = how.apply(settings);
        if (!sameClock) {
            place = walk.at(place.facts());
            viewport = recorded.readable(settings.clock()).showing(cursor());
        }
        onSettings.accept(settings);
        changed(Way.JUMP);
    }

    public void view(Viewport next) {
        viewport = next;
        onView.run();
    }

    /// Chooses a part of the recording, or none any more.
    public void choose(@Nullable Range next) {
        range = next;
        onView.run();
    }

    /// Selects what an element of the stage stands for, and follows its task if it is one's.
    ///
    /// @param element the element's id; null for none
    /// @param task another task to follow; -1 if the element says which
    public void select(@Nullable String element, int task) {
        selected = element == null ? null : Selection.of(element);
        if (task >= 0) {
            chosenTask = task;
        } else if (selected instanceof Selection.OfTask(var _, int tid)) {
            chosenTask = tid;
        }
        changed(Way.JUMP);
    }

    /// The same step of a recording that has more facts; the step may have got some of them.
    private void keepPlaceIn(Recorded longer) {
        int number = byFact() ? -1 : step().number();
        take(longer);
        place = number < 0 ? place : walk.atStep(number);
        viewport = viewport.showing(cursor());
    }

    private int stepsBehind() {
        return recorded.story().steps().size() - 1 - step().number();
    }

    private void tickChase(double millis) {
        int steps = chase.steps(millis, stepsBehind());
        if (steps > 0) {
            place = walk.atStep(step().number() + steps);
            viewport = viewport.showing(cursor());
            changed(steps == 1 ? Way.FORWARD : Way.JUMP);
        }
    }

    private void take(Recorded next) {
        recorded = next;
        walk = new Walk(next.story());
    }

    private void go(Place next, Way way) {
        boolean moves = next.facts() != place.facts();
        playing = false;
        place = next;
        chase.stay(byHand && atEnd());
        viewport = viewport.showing(cursor());
        changed(moves ? way : Way.JUMP);
    }

    private void tickStory(double millis) {
        var next = pace.inStory(millis * settings.speed().factor(), place, walk);
        if (next != null) {
            place = next;
            played(!atEnd());
        }
    }

    private void tickTrue(double millis) {
        long nanos = Math.round(millis * 1e6 * settings.speed().factor());
        place = Pace.inTruth(nanos, place, recorded);
        played(place.nanos() < recorded.story().durationNanos());
    }

    private void played(boolean goesOn) {
        playing = goesOn;
        chase.stay(byHand && atEnd());
        viewport = viewport.showing(cursor());
        changed(Way.FORWARD);
    }

    private boolean atEnd() {
        return place.facts() >= recorded.story().trace().size();
    }

    private void changed(Way way) {
        onChange.accept(way);
    }
}
