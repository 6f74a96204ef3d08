package dev.ringside.app.code;

import dev.ringside.app.theme.Texts;
import dev.ringside.machine.Call;
import dev.ringside.machine.Task;
import dev.ringside.story.words.Names;
import dev.ringside.trace.Role;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.TaskType;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The listing of the recorded model in the chosen language, with the line marked in which the
/// followed task is. It can be folded away to a strip with a button.
public final class CodeView extends VBox {
    private static final PseudoClass INFERRED = PseudoClass.getPseudoClass("inferred");
    private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");

    private final Map<CodeLanguage, ToggleButton> tabs = new EnumMap<>(CodeLanguage.class);
    private final Button fold = new Button();
    private final Text foldIcon = new Text();
    private final Region space = new Region();
    private final HBox head = new HBox();
    private final ListingScroll listing = new ListingScroll(new ListingNode());
    private final CallLogNode log = new CallLogNode();
    private final Label where = label("code-where");
    private final Label how = label("code-how");
    private final VBox foot = new VBox(where, how);
    private boolean folded;

    /// An empty one.
    ///
    /// @param onLanguage is told which language somebody wants
    /// @param onFold is told that somebody wants it folded, or unfolded
    public CodeView(Consumer<CodeLanguage> onLanguage, Runnable onFold) {
        setId("code");
        getStyleClass().add("code");
        head.getStyleClass().add("code-head");
        for (var language : CodeLanguage.values()) {
            tabs.put(language, tab(language, onLanguage));
        }
        foldIcon.getStyleClass().add("icon");
        fold.setGraphic(foldIcon);
        fold.setId("code-fold");
        fold.getStyleClass().add("code-fold");
        fold.setOnAction(_ -> onFold.run());
        fold.setOnMouseClicked(_ -> fold.getScene().getRoot().requestFocus()); // keys stay
        HBox.setHgrow(space, Priority.ALWAYS);
        head.getChildren().addAll(tabs.values());
        head.getChildren().addAll(space, fold);
        foot.getStyleClass().add("code-foot");
        VBox.setVgrow(listing, Priority.ALWAYS);
        VBox.setVgrow(log, Priority.ALWAYS);
        getChildren().addAll(head, listing, log, foot);
    }

    /// Folds it away to a strip, or unfolds it.
    public void fold(boolean on, Texts texts) {
        folded = on;
        pseudoClassStateChanged(FOLDED, on);
        var icon = on ? Feather.CHEVRONS_RIGHT : Feather.CHEVRONS_LEFT;
        foldIcon.setText(Character.toString(icon.getCode()));
        String words = texts.get(on ? "code.unfold" : "code.fold");
        if (!words.equals(fold.getAccessibleText())) {
            fold.setAccessibleText(words);
            fold.setTooltip(new Tooltip(words));
        }
        tabs.values().forEach(tab -> show(tab, !on));
        show(space, !on);
        show(foot, !on);
        show(listing, !on && listing.isVisible());
        show(log, !on && log.isVisible());
    }

    /// Shows `next`, unless it is folded.
    public void show(CodeMoment next) {
        if (folded) {
            return;
        }
        tabs.forEach((language, tab) -> tab.setSelected(language == next.language()));
        var task = next.machine().task(next.task());
        boolean listed = next.listings() != null && task.map(CodeView::server).orElse(true);
        show(listing, listed);
        show(foot, listed);
        show(log, !listed);
        if (listed && next.listings() != null) {
            showListing(next, next.listings().in(next.language()));
        } else {
            log.show(
                    unlisted(next, task), next.trail().of(next.task(), next.facts()), next.texts());
        }
    }

    /// Whether the listing has the keys.
    public boolean hasKeys() {
        return listing.isFocused();
    }

    /// Moves the listing up, or down if `share` is negative.
    public void scroll(double share) {
        listing.setVvalue(Math.clamp(listing.getVvalue() + share, 0.0, 1.0));
    }

    private void showListing(CodeMoment next, Listing program) {
        var place = Whereabouts.of(next.trail(), next.machine(), next.task(), next.facts());
        var mark = place.flatMap(p -> p.in(program)).orElse(null);
        listing.show(program, mark, next.letterPx());
        where.setText(whereWords(next, place, mark));
        boolean inferred = mark != null && !program.language().recorded();
        how.setText(
                place.map(p -> howWords(program.language(), p.call(), next.texts())).orElse(""));
        how.pseudoClassStateChanged(INFERRED, inferred);
        show(how, mark != null);
        listing.setAccessibleText(
                next.texts()
                                .get(
                                        "code.listing",
                                        program.language().title(),
                                        markWords(program, mark))
                        + " "
                        + where.getText()
                        + " "
                        + how.getText());
    }

    private static String markWords(Listing program, @Nullable Mark mark) {
        return mark == null
                ? ""
                : (mark.first() + 1) + ": " + program.lines().get(mark.first()).text().strip();
    }

    private static String howWords(CodeLanguage language, SysEntered call, Texts texts) {
        return language.recorded()
                ? texts.get("code.recorded", call.call())
                : texts.get("code.inferred", call.call());
    }

    private static String whereWords(
            CodeMoment next, Optional<Whereabouts> place, @Nullable Mark mark) {
        var texts = next.texts();
        if (place.isEmpty()) {
            return texts.get("code.nowhere");
        }
        var at = place.get();
        String call = words(at);
        if (mark == null) {
            return texts.get("code.elsewhere", call);
        }
        if (at.inside()) {
            return texts.get("code.inside." + mark.look().key(), call);
        }
        return at.beneath() == null
                ? texts.get("code.after", call)
                : texts.get("code.beneath", call, at.beneath());
    }

    /// The call as the program wrote it.
    private static String words(Whereabouts at) {
        var call = at.call();
        return Names.call(new Call(call.call(), call.args(), call.at().nanos()));
    }

    private static String unlisted(CodeMoment next, Optional<Task> task) {
        var texts = next.texts();
        if (next.listings() == null) {
            return next.model().isEmpty()
                    ? texts.get("code.none")
                    : texts.get("code.none.model", next.model());
        }
        return texts.get("code.none.task", task.map(t -> t.who().name()).orElse(""));
    }

    private static boolean server(Task task) {
        boolean thread = task.who().type() == TaskType.THREAD; // a process has its own program
        return task.who().role() == Role.SERVER || (task.who().role() == Role.WORKER && thread);
    }

    private ToggleButton tab(CodeLanguage language, Consumer<CodeLanguage> onLanguage) {
        var tab = new ToggleButton(language.title());
        tab.setId("code-" + language.id());
        tab.getStyleClass().add("code-tab");
        tab.setAccessibleRole(AccessibleRole.TAB_ITEM);
        tab.setOnAction(_ -> onLanguage.accept(language));
        tab.setOnMouseClicked(_ -> tab.getScene().getRoot().requestFocus()); // keys stay
        return tab;
    }

    private static void show(Region region, boolean shown) {
        region.setVisible(shown);
        region.setManaged(shown);
    }

    private static Label label(String id) {
        var label = new Label();
        label.setId(id);
        label.getStyleClass().add(id);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
