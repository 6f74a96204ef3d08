package dev.ringside.app;

import dev.ringside.app.evidence.Banner;
import dev.ringside.app.files.Question;
import dev.ringside.app.live.Hand;
import dev.ringside.app.session.Session;
import dev.ringside.app.stage.StageView;
import dev.ringside.app.stage.Transition;
import dev.ringside.app.stage.Transition.Way;
import dev.ringside.app.theme.StyleSheets;
import dev.ringside.app.theme.Texts;
import dev.ringside.app.timeline.TimelineModel;
import dev.ringside.app.timeline.TimelineView;
import dev.ringside.app.trouble.PhraseBook;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.tableau.Tableau;
import dev.ringside.tableau.Theme;

import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// All that is in the window, whether or not it is on a screen. It shows a [Session] and hands it
/// the commands.
///
/// Everything grows with the window: what is drawn for 1920 × 1080 is drawn twice as large at 3840
/// × 2160.
public final class Window extends StackPane {
    private static final double SMALLEST_SCALE = 0.75;
    private static final double ROOT_PX = 16;
    private static final double PRESENTING_PX = 24;

    private final Session session;
    private final Views views;
    private final Header header;
    private final StageView stage = new StageView();
    private final Sides sides;
    private final TransportBar transport;
    private final TimelineView timeline;
    private final VBox bottom = new VBox();
    private final NoticeBar notice = new NoticeBar();
    private final Banner banner;
    private final FirstHint hint = new FirstHint();
    private final Caption caption = new Caption();
    private final Overlays overlays;
    private final Hand hand;
    private final Region blank = new Region();
    private final Pacer pacer;
    private @Nullable Scene scene;
    private @Nullable Theme appliedTheme;
    private @Nullable Texts texts;
    private boolean running;
    private @Nullable Question question;
    private @Nullable Tableau shown;

    /// A window on `session`.
    public Window(Session session, Desk desk) {
        this.session = session;
        this.views = new Views(session);
        this.header = new Header(session, desk, this);
        this.banner = new Banner(header.evidence()::toggle);
        this.overlays = new Overlays(session, desk, this::texts);
        this.transport = new TransportBar(session);
        this.timeline = new TimelineView(new TimelineCommands(session));
        this.sides = new Sides(session);
        this.pacer = new Pacer(session);
        this.hand = new Hand(session, stage, desk::give);
        getStyleClass().add("window");
        getChildren().addAll(content(), overlays, blank);
        blank.getStyleClass().add("blank");
        blank.setId("blank");
        blank.setVisible(false);
        blank.setOnMouseClicked(_ -> blank.setVisible(false));
        stage.setOnSelect(element -> session.select(element.id(), -1));
        session.setOnChange(this::refresh);
        session.setOnView(this::showTimeline);
        stage.layoutBoundsProperty().subscribe((_, _) -> Platform.runLater(this::resized));
        hint.begin(desk, this);
        addEventFilter(KeyEvent.KEY_PRESSED, new Keys(session, this, desk));
        refresh(Way.JUMP);
    }

    /// The stage, for those who look at it.
    public StageView stage() {
        return stage;
    }

    /// The timeline, for those who look at it.
    public TimelineView timeline() {
        return timeline;
    }

    /// Says one sentence, in whatever language the window has at any moment.
    void say(NoticeBar.Sentence sentence, boolean bad) {
        notice.show(sentence, bad, texts());
    }

    /// Says nothing any more.
    void sayNothing() {
        notice.clear();
    }

    /// Asks something, over everything else. The keys are the question's until it is answered.
    void ask(String title, String line, List<Question.Answer> answers) {
        var asked = new Question(title, line, answers, this::answered);
        question = asked;
        getChildren().add(asked);
        asked.begin();
    }

    /// Whether a question waits for its answer.
    boolean asking() {
        return question != null;
    }

    private void answered() {
        getChildren().remove(question);
        question = null;
        requestFocus();
    }

    /// Says whether an experiment is under way.
    public void running(boolean now) {
        running = now;
        header.show(texts(), running);
        banner.show(session.recorded(), running, texts());
    }

    /// Gives the scene that it is in the present theme, now and after each change.
    public void lookAfter(Scene whole) {
        scene = whole;
        applyTheme();
        requestFocus(); // no button has the keys until somebody gives them to one
    }

    /// The words of the present language.
    public Texts texts() {
        var language = session.settings().language();
        var present = texts;
        if (present == null || present.language() != language) {
            present = new Texts(language);
            texts = present;
        }
        return present;
    }

    /// Puts everything that moves where it belongs, at once.
    public void settle() {
        stage.finish();
        timeline.settle();
    }

    /// What stands beside the stage.
    Sides sides() {
        return sides;
    }

    /// Records what the header says; ends the recording if one is under way.
    void record(Desk desk) {
        if (running) {
            desk.stop();
        } else if (!header.fault().isEmpty()) {
            say(_ -> header.fault(), true);
        } else {
            desk.record(header.order());
        }
    }

    /// Has the user decide what the clients do.
    void live(Desk desk) {
        if (running) {
            return;
        }
        try {
            if (header.fault().isEmpty()) {
                desk.record(header.orderByHand());
            } else {
                say(_ -> header.fault(), true);
            }
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            say(words -> PhraseBook.in(words.language()).translate(why), true);
        }
    }

    /// Shows what can be done by hand, or no longer.
    public void byHand(@Nullable Scenario scenario) {
        if (scenario == null) {
            hand.end();
        } else {
            hand.begin(scenario);
        }
    }

    /// Gives the keys to the text of the client with this digit; false if there is none.
    boolean write(KeyCode digit) {
        String name = digit.getName(); // "1" or "Numpad 1"
        return hand.write(name.charAt(name.length() - 1) - '0');
    }

    boolean blanked() {
        return blank.isVisible();
    }

    void blank(boolean on) {
        blank.setVisible(on);
    }

    void toggleKeys() {
        overlays.toggleKeys();
    }

    void toggleAbout() {
        overlays.toggleAbout();
    }

    void toggleGallery() {
        overlays.toggleGallery();
    }

    /// Whether somebody chooses a recording in the gallery.
    boolean browsing() {
        return overlays.browsing();
    }

    void toggleEvidence() {
        header.evidence().toggle();
    }

    boolean evidenceOpen() {
        return header.evidence().opened();
    }

    void nextTheme() {
        session.change(s -> s.with(StyleSheets.other(session.settings().theme())));
    }

    /// Takes away what lies over the stage; false if nothing did.
    boolean uncover() {
        if (blank.isVisible()) {
            blank.setVisible(false);
            return true;
        }
        boolean explained = header.evidence().close();
        boolean paged = overlays.close();
        boolean said = notice.isVisible();
        notice.clear();
        return explained || paged || said;
    }

    void present(Desk desk, boolean on) {
        session.change(s -> s.presenting(on));
        desk.fullScreen(on);
    }

    private BorderPane content() {
        stage.setMinSize(0, 0);
        var middle = new StackPane(stage, hand.cards(), hint, notice);
        middle.setMinSize(0, 0); // a sentence over it must not push the sides away
        StackPane.setAlignment(hint, Pos.TOP_RIGHT);
        StackPane.setAlignment(notice, Pos.TOP_RIGHT);
        bottom.getChildren().setAll(transport, timeline, timeline.foot());
        bottom.getStyleClass().add("bottom");
        var content =
                new BorderPane(
                        middle,
                        new VBox(header, hand.bar(), banner),
                        sides.inspector(),
                        new VBox(caption, bottom),
                        sides.code());
        content.getStyleClass().add("content");
        return content;
    }

    @Override
    protected void layoutChildren() {
        String style = "-fx-font-size: " + rootPx() + "px";
        boolean arranged = sides.measure(getWidth(), rootPx());
        if (arranged || !style.equals(getStyle())) {
            setStyle(style);
            refresh(Way.JUMP);
        }
        super.layoutChildren();
    }

    private double scale() {
        double fits = Math.min(getWidth() / 1920, getHeight() / 1080);
        return Math.max(SMALLEST_SCALE, fits);
    }

    private double rootPx() {
        return (session.settings().presenting() ? PRESENTING_PX : ROOT_PX) * scale();
    }

    /// The timeline's figures are drawn for the usual type size.
    private double timelineScale() {
        return rootPx() / ROOT_PX;
    }

    /// The stage is laid out anew for another size, but not while the window is being laid out:
    /// what is new then would be painted once without its style.
    private void resized() {
        if (stage.getWidth() > 0 && stage.getHeight() > 0) {
            shown = tableau();
            stage.show(shown, Transition.NONE);
            hand.show(texts());
        }
    }

    private void applyTheme() {
        var theme = session.settings().theme();
        if (scene != null && appliedTheme != theme) {
            StyleSheets.apply(theme, scene);
            header.evidence().close(); // it would keep the colours that it was opened with
            appliedTheme = theme;
        }
    }

    private void refresh(Way way) {
        applyTheme();
        pacer.follow();
        var words = texts();
        String style = "-fx-font-size: " + rootPx() + "px";
        setStyle(style);
        header.show(words, running);
        banner.show(session.recorded(), running, words);
        notice.show(words);
        hint.show(!notice.isVisible(), words);
        overlays.refresh();
        transport.show(session, words);
        arrange(session.settings().presenting());
        sides.fold(words);
        if (session.empty()) {
            return;
        }
        timeline.show(timelineModel(), views.timelineMillis(way));
        if (stage.getWidth() > 0) {
            showStage(views.transition(way));
        }
        hand.show(words);
        sides.show(rootPx(), words, views.telling(), this::describe);
        caption.show(TransportBar.where(session, words), views.telling(), words);
    }

    /// A recording that grows is shown again and again, also when nothing in the picture is new.
    private void showStage(Transition how) {
        var next = tableau();
        if (how.way() != Way.JUMP || !next.equals(shown)) {
            stage.show(next, how);
        }
        shown = next;
    }

    /// While presenting there is the stage and one line; nobody in a hall reads the rest.
    private void arrange(boolean presenting) {
        for (var node : List.of(header, sides.code(), sides.inspector(), bottom)) {
            node.setVisible(!presenting);
            node.setManaged(!presenting);
        }
        if (presenting) {
            header.evidence().close();
            banner.setVisible(false);
            banner.setManaged(false);
        }
        caption.setVisible(presenting);
        caption.setManaged(presenting);
    }

    /// What the stage shows.
    Tableau tableau() {
        return views.tableau(stage.getWidth(), stage.getHeight());
    }

    /// Only the timeline looks different: it was zoomed or panned, or a range was chosen.
    private void showTimeline() {
        if (!session.empty()) {
            timeline.show(timelineModel(), 0);
        }
    }

    private TimelineModel timelineModel() {
        return views.timeline(texts(), timelineScale());
    }

    /// What an element of the stage says now; null if it is not there.
    private @Nullable String describe(String element) {
        var node = stage.node(element);
        return node == null ? null : node.getAccessibleText();
    }
}
