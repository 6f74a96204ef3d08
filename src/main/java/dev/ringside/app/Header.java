package dev.ringside.app;

import dev.ringside.app.evidence.EvidenceBadge;
import dev.ringside.app.library.Library;
import dev.ringside.app.scenario.ModelRow;
import dev.ringside.app.scenario.ScenarioMenu;
import dev.ringside.app.session.Origin;
import dev.ringside.app.session.Recorded;
import dev.ringside.app.session.Session;
import dev.ringside.app.theme.Parts;
import dev.ringside.app.theme.StyleSheets;
import dev.ringside.app.theme.Texts;
import dev.ringside.lab.LabOrder;
import dev.ringside.lab.program.IoModel;
import dev.ringside.story.words.Language;
import dev.ringside.tableau.Theme;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// The bar at the top: which model, what happens to it, record it; what is open, by whose word, and
/// how to see it.
///
/// Nothing in it is ever cut off. Where there is too little room for all words, it says fewer of
/// them, step by step, until pictures are left.
final class Header extends HBox {
    /// What is said in fewer words where there is too little room, one after the other. A part that
    /// is named more than once says less each time.
    private enum Part {
        SCENARIO,
        FILE,
        PRESENT,
        EVIDENCE,
        LIVE,
        MODELS,
        RECORD,
        NAME
    }

    private static final List<Part> SHORTENED =
            List.of(
                    Part.SCENARIO,
                    Part.SCENARIO,
                    Part.FILE,
                    Part.PRESENT,
                    Part.SCENARIO,
                    Part.EVIDENCE,
                    Part.FILE,
                    Part.SCENARIO,
                    Part.LIVE,
                    Part.MODELS,
                    Part.SCENARIO,
                    Part.RECORD,
                    Part.NAME);

    private static final List<Part> RESTORED = List.of(Part.EVIDENCE, Part.PRESENT, Part.FILE);

    /// How many things are said about the scenario, the more often it is shortened.
    private static final List<Integer> THINGS = List.of(5, 4, 3, 2, 1, 0);

    /// What the words depend on.
    private record Said(Recorded recorded, Texts texts, Theme theme, boolean running) {}

    private final Session session;
    private final Desk desk;
    private final Label name = Parts.label("name", "program-name");
    private final ModelRow models = new ModelRow(this::choose);
    private final ScenarioMenu scenario;
    private final Button record;
    private final Button live;
    private final Button gallery;
    private final EvidenceBadge evidence = new EvidenceBadge();
    private final Button present;
    private final ToggleButton english;
    private final ToggleButton chinese;
    private final Button theme;
    private final Button keys;
    private List<Part> tried = List.of();
    private Texts texts;
    private @Nullable Recorded shown;
    private @Nullable Said said;
    private boolean running;
    private double fittedWidth = -1;

    Header(Session session, Desk desk, Window window) {
        this.session = session;
        this.desk = desk;
        texts = new Texts(session.settings().language());
        scenario = new ScenarioMenu(texts, this::fitAgain);
        name.setText("Ringside");
        record = Parts.button(new Button(), "record", () -> window.record(desk), "record");
        live = Parts.button(new Button(), "live", () -> window.live(desk));
        gallery = Parts.button(new Button(), "gallery-button", window::toggleGallery, "open-name");
        present = Parts.button(new Button(), "present", () -> window.present(desk, true));
        english = language("EN", "english", Language.EN);
        chinese = language("中文", "chinese", Language.ZH);
        theme = Parts.button(new Button(), "theme", window::nextTheme, "icon-only");
        keys = Parts.button(new Button(), "keys", window::toggleKeys, "icon-only");
        keys.setGraphic(Parts.icon(Feather.HELP_CIRCLE));
        getStyleClass().add("header");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(name, models, scenario, record, live, Parts.space());
        getChildren().addAll(gallery, evidence, present, english, chinese, theme, keys);
    }

    private ToggleButton language(String text, String id, Language language) {
        var button = new ToggleButton(text);
        Parts.button(button, id, () -> session.change(s -> s.with(language)), "word");
        return button;
    }

    /// What the next recording is to be about, from now on recorded. Only if there is no [#fault].
    LabOrder order() {
        scenario.recorded();
        return scenario.order();
    }

    /// What the next experiment by hand is to be about. Only if there is no [#fault].
    ///
    /// @throws IllegalArgumentException if it makes no sense by hand; the message is a sentence for
    ///   the user
    LabOrder orderByHand() {
        return scenario.orderByHand();
    }

    /// Why what was said about the next recording makes no sense; empty if it does.
    String fault() {
        return scenario.fault();
    }

    /// What is open, for those who look after the window's other words.
    EvidenceBadge evidence() {
        return evidence;
    }

    void show(Texts words, boolean nowRunning) {
        running = nowRunning;
        texts = words;
        var settings = session.settings();
        follow(session.recorded());
        english.setSelected(settings.language() == Language.EN);
        chinese.setSelected(settings.language() == Language.ZH);
        var next = new Said(session.recorded(), words, settings.theme(), running);
        if (!same(next, said)) {
            said = next;
            scenario.show(words);
            Parts.explain(keys, words.get("keys.title"));
            explain(settings.theme());
            fitAgain();
        }
    }

    /// The same words, compared without comparing whole recordings fact by fact.
    @SuppressWarnings("ReferenceEquality")
    private static boolean same(Said one, @Nullable Said other) {
        return other != null
                && one.recorded == other.recorded
                && one.texts == other.texts
                && one.theme == other.theme
                && one.running == other.running;
    }

    /// What is opened can be recorded again, unless somebody wants something else.
    @SuppressWarnings("ReferenceEquality") // a whole recording is never compared fact by fact
    private void follow(Recorded recorded) {
        if (recorded == shown) {
            return;
        }
        shown = recorded;
        if (!(recorded.origin() instanceof Origin.Unsaved) && !scenario.changed()) {
            scenario.repeat(recorded.story().trace().header());
        }
    }

    private void explain(Theme present) {
        var next = StyleSheets.other(present);
        theme.setGraphic(Parts.icon(icon(next)));
        Parts.explain(theme, texts.get("theme." + next.name().toLowerCase(Locale.ROOT)));
    }

    private static Feather icon(Theme theme) {
        return switch (theme) {
            case DARK -> Feather.MOON;
            case LIGHT -> Feather.SUN;
            case CONTRAST -> Feather.EYE;
        };
    }

    /// Another model. As long as nobody has said anything else about the next recording, an example
    /// of it takes the place of an example.
    private void choose(IoModel chosen) {
        scenario.choose(chosen);
        boolean example = session.recorded().origin() instanceof Origin.Bundled;
        if (example && !scenario.changed() && !running) {
            Library.all().stream()
                    .filter(shows -> shows.model().equals(chosen.name()))
                    .findFirst()
                    .ifPresent(desk::open);
        }
        fitAgain();
    }

    private void fitAgain() {
        fittedWidth = -1;
        requestLayout();
    }

    /// Says as much as there is room for.
    @Override
    protected void layoutChildren() {
        if (fittedWidth != getWidth() && getWidth() > 0) {
            fittedWidth = getWidth();
            fit();
        }
        super.layoutChildren();
    }

    /// Shortens one part after the other, and says again in full what then has room after all.
    private void fit() {
        int level = 0;
        if (!fits(List.of())) {
            int enough = SHORTENED.size(); // nothing shorter is known
            while (enough - level > 1) {
                int middle = (level + enough) / 2;
                boolean fits = fits(SHORTENED.subList(0, middle));
                enough = fits ? middle : enough;
                level = fits ? level : middle;
            }
            level = enough;
        }
        var shortened = SHORTENED.subList(0, level);
        for (Part part : RESTORED) {
            var without = new ArrayList<>(shortened);
            if (without.remove(part) && fits(without)) {
                shortened = without;
            }
        }
        if (!tried.equals(shortened)) {
            fits(shortened);
        }
    }

    private boolean fits(List<Part> shortened) {
        tried = List.copyOf(shortened);
        say(shortened);
        applyCss();
        return wanted() <= getWidth();
    }

    private double wanted() {
        double wanted = snappedLeftInset() + snappedRightInset();
        for (Node child : getManagedChildren()) {
            wanted += Math.ceil(child.prefWidth(-1)) + getSpacing();
        }
        return wanted;
    }

    private void say(List<Part> shortened) {
        models.show(scenario.model(), texts, shortened.contains(Part.MODELS));
        scenario.say(THINGS.get(Collections.frequency(shortened, Part.SCENARIO)));
        Feather icon = running ? Feather.SQUARE : Feather.CIRCLE;
        String recordText = texts.get(running ? "record.stop" : "record");
        Parts.say(record, icon, recordText, !shortened.contains(Part.RECORD));
        Parts.say(live, Feather.EDIT_3, texts.get("live"), !shortened.contains(Part.LIVE));
        live.setDisable(running);
        live.setAccessibleText(texts.get("live.explain"));
        String title = title(session, texts);
        int file = Collections.frequency(shortened, Part.FILE);
        Parts.say(gallery, Feather.GRID, shorten(title, file == 0 ? 34 : 20), file < 2);
        gallery.setAccessibleText(texts.get("gallery.open", title));
        boolean presentInWords = !shortened.contains(Part.PRESENT);
        Parts.say(present, Feather.MONITOR, texts.get("present"), presentInWords);
        boolean brief = shortened.contains(Part.EVIDENCE);
        evidence.show(session.recorded(), brief, running, texts);
        boolean named = !shortened.contains(Part.NAME);
        name.setVisible(named);
        name.setManaged(named);
    }

    /// Takes something out of the middle of a long name; its end tells it from others.
    private static String shorten(String name, int most) {
        int length = name.codePointCount(0, name.length());
        if (length <= most) {
            return name;
        }
        int[] letters = name.codePoints().toArray();
        int half = (most - 1) / 2;
        return new String(letters, 0, half) + "…" + new String(letters, length - half, half);
    }

    /// What is open: what happens in an example, a file's name, or that it is in no file yet.
    private static String title(Session session, Texts words) {
        return switch (session.recorded().origin()) {
            case Origin.Unsaved _ -> words.get("recording.unsaved");
            case Origin.File file -> file.name();
            case Origin.Bundled(var example) -> example.title().in(words.language());
        };
    }
}
