package dev.ringside.app.scenario;

import dev.ringside.app.theme.Parts;
import dev.ringside.app.theme.Texts;
import dev.ringside.lab.LabOrder;
import dev.ringside.lab.model.Models;
import dev.ringside.lab.program.IoModel;
import dev.ringside.trace.TraceHeader;

import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What happens to the program in the next recording: a button that says it, and behind it a form
/// with what can be said about the chosen model.
public final class ScenarioMenu extends MenuButton {
    private final Runnable onChange;
    private Wish wish = Wish.usual(Models.all().getFirst());
    private Texts texts;
    private int most = Integer.MAX_VALUE;
    private String fault = "";
    private boolean changed;
    private @Nullable ScenarioForm form;

    /// The usual scenario of the first model.
    ///
    /// @param onChange is told when somebody says something else
    public ScenarioMenu(Texts texts, Runnable onChange) {
        this.texts = texts;
        this.onChange = onChange;
        setId("scenario");
        getStyleClass().add("scenario");
        setMinWidth(USE_PREF_SIZE);
        setOnShowing(_ -> form()); // made when somebody looks at it
        getItems().setAll(new CustomMenuItem(null, false));
        say(wish);
    }

    /// The chosen model.
    public IoModel model() {
        return wish.model();
    }

    /// Whether somebody has said something about the next recording that was not recorded yet.
    public boolean changed() {
        return changed;
    }

    /// What was said is being recorded.
    public void recorded() {
        changed = false;
    }

    /// Chooses another model; what was said stays, as far as it means something to it.
    public void choose(IoModel model) {
        take(wish.about(model));
    }

    /// The next recording is to be about the same as one that is there, if it is known what that
    /// was.
    public void repeat(TraceHeader recording) {
        Models.named(recording.model())
                .ifPresent(model -> take(Wish.of(model, recording.scenario())));
    }

    /// What a lab process is to do. Only if there is no [#fault].
    public LabOrder order() {
        return wish.order();
    }

    /// What a lab process is to do by hand. Only if there is no [#fault].
    ///
    /// @throws IllegalArgumentException if it makes no sense by hand; the message is a sentence for
    ///   the user
    public LabOrder orderByHand() {
        return wish.orderByHand();
    }

    /// Why that cannot be recorded; empty if it can.
    public String fault() {
        return fault;
    }

    /// Shows itself in a language.
    public void show(Texts newTexts) {
        texts = newTexts;
        take(wish);
    }

    /// Says so many things about the scenario; none at all is a picture.
    public void say(int mostThings) {
        most = mostThings;
        say(wish);
    }

    /// The form behind the button.
    public ScenarioForm form() {
        var present = form;
        if (present == null) {
            present = new ScenarioForm(this::said);
            form = present;
            ((CustomMenuItem) getItems().getFirst()).setContent(present);
            getItems().getFirst().getStyleClass().add("scenario-form-item");
            present.arrange(wish);
            present.show(wish, fault, texts);
        }
        return present;
    }

    private void take(Wish next) {
        wish = next;
        say(next);
        if (form != null) {
            form.arrange(next);
            form.show(next, fault, texts);
        }
    }

    private void said(Option option, String value) {
        var next = wish.with(option, value);
        changed |= !next.equals(wish);
        wish = next;
        say(next);
        if (form != null) {
            form.show(next, fault, texts);
        }
        onChange.run();
    }

    private void say(Wish said) {
        fault = WishWords.fault(said, texts);
        boolean sound = fault.isEmpty();
        String brief =
                sound
                        ? WishWords.summary(said, said.scenario(), Math.max(1, most), texts)
                        : texts.get("scenario.faulty");
        String whole =
                sound ? WishWords.summary(said, said.scenario(), Integer.MAX_VALUE, texts) : fault;
        Parts.explain(this, whole);
        boolean pictured =
                most == 0 && sound; // what is wrong is said, however little room there is
        setText(pictured ? null : brief);
        setGraphic(pictured ? Parts.icon(Feather.SLIDERS) : null);
        Parts.flag(this, "icon-only", pictured);
    }
}
