package dev.ringside.app.inspector;

import dev.ringside.story.Narrator;
import dev.ringside.story.StoryText;
import dev.ringside.story.TaskFacts;
import dev.ringside.trace.Source.Evidence;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/// What happens in the present step, how far the two phases are, what the kernel knows of the task,
/// and which facts say so.
public final class InspectorView extends ScrollPane {
    private final Label title = label("step-title", "title");
    private final Label detail = label("step-detail", "detail");
    private final List<RowNode> phases =
            List.of(
                    new RowNode("wait", "phase", "wait"),
                    new RowNode("wake", "phase", "wake"),
                    new RowNode("copy", "phase", "copy"),
                    new RowNode("cpu", "phase", "cpu"));
    private final Label blockTitle = label("block-title", "heading");
    private final List<RowNode> block =
            List.of(
                    new RowNode("state", "block"),
                    new RowNode("waiting", "block"),
                    new RowNode("pc", "block"),
                    new RowNode("sp", "block"),
                    new RowNode("switches", "block"),
                    new RowNode("files", "block"));
    private final Label whyTitle = label("why-title", "heading");
    private final Label why = label("why", "note");
    private final Label figuresTitle = label("figures-title", "heading");
    private final Label figures = label("figures", "note");
    private final VBox whySection = section("why-section", List.of(whyTitle, why));
    private final VBox figuresSection = section("figures-section", List.of(figuresTitle, figures));
    private final Label about = label("about", "about");
    private final Label factsTitle = label("facts-title", "heading");
    private final Label badge = label("evidence", "evidence-badge");
    private final FactList facts = new FactList();

    /// An empty inspector.
    public InspectorView() {
        getStyleClass().add("inspector");
        setId("inspector");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        detail.setWrapText(true);
        title.setWrapText(true);
        about.setWrapText(true);
        why.setWrapText(true);
        figures.setWrapText(true);
        badge.setMinWidth(USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var evidence = new HBox(factsTitle, space, badge);
        evidence.setAlignment(Pos.CENTER_LEFT);
        var content =
                new VBox(
                        section("words", List.of(title, detail, about)),
                        section("phases", phases),
                        section("control-block", heading(block)),
                        whySection,
                        section("evidence-section", List.of(evidence, facts)),
                        figuresSection);
        content.getStyleClass().add("inspector-content");
        setContent(content);
    }

    /// Goes to another fact in the list.
    public void walk(int places) {
        facts.requestFocus();
    }

    /// Shows `next`.
    public void show(Inspection next) {
        var texts = next.texts();
        title.setText(next.telling().title());
        detail.setText(next.telling().detail());
        fill(about, next.about());
        fill(
                phases,
                new PhaseRows(texts).of(next.story(), next.machine(), next.facts(), next.task()));
        showBlock(next);
        showWhy(next);
        showFigures(next);
        factsTitle.setText(texts.get("facts.title"));
        showEvidence(next);
        facts.show(next.story().trace().events(), next.step(), next.facts(), texts);
    }

    private void showBlock(Inspection next) {
        var task = next.machine().task(next.task());
        task.ifPresent(t -> {
            blockTitle.setText(next.texts().get("block.title", t.who().name()));
            fill(block, new BlockRows(next.texts(), next.machine(), t).rows());
        });
        block.forEach(row -> row.setVisible(task.isPresent()));
        blockTitle.setVisible(task.isPresent());
    }

    /// Why the task was blocked the last time, once that is over: before, it would give away what
    /// comes.
    private void showWhy(Inspection next) {
        var over =
                next.story()
                        .blockedOf(next.task(), next.facts())
                        .filter(b -> b.runsNanos() >= 0)
                        .filter(b -> b.runsNanos() <= next.machine().nanos());
        var narrator = new Narrator(next.story(), next.texts().language());
        fill(why, over.map(narrator::why).orElse(null));
        whyTitle.setText(next.texts().get("why.title"));
        show(whySection, over.isPresent());
    }

    /// What the task has used in the whole recording.
    private void showFigures(Inspection next) {
        var task = next.story().tasks().stream().filter(t -> t.task() == next.task()).findFirst();
        var text = new StoryText(next.story(), next.texts().language());
        fill(figures, task.map(t -> String.join("\n", text.figureLines(t))).orElse(null));
        figuresTitle.setText(
                next.texts().get("figures.title", task.map(TaskFacts::name).orElse("")));
        show(figuresSection, task.isPresent());
    }

    /// By whose word the step is told: that of the fact with which it begins. Each fact in the list
    /// beneath has its own sign.
    private void showEvidence(Inspection next) {
        var events = next.story().trace().events();
        int first = next.step().first();
        var evidence =
                first < events.size()
                        ? events.get(first).at().source().evidence()
                        : Evidence.PROGRAM;
        String name = evidence.name().toLowerCase(Locale.ROOT);
        badge.setText(next.texts().get("evidence." + name));
        badge.getStyleClass().setAll("label", "evidence-badge", name);
    }

    /// Without a text, a label takes no room.
    private static void fill(Label label, @Nullable String text) {
        label.setText(text);
        show(label, text != null);
    }

    private static void show(Region region, boolean shown) {
        region.setVisible(shown);
        region.setManaged(shown);
    }

    private static void fill(List<RowNode> nodes, List<Row> rows) {
        for (int i = 0; i < nodes.size(); i++) {
            nodes.get(i).show(rows.get(i));
        }
    }

    private List<Region> heading(List<RowNode> rows) {
        var all = new java.util.ArrayList<Region>();
        all.add(blockTitle);
        all.addAll(rows);
        return all;
    }

    private static VBox section(String styleClass, List<? extends Region> nodes) {
        var section = new VBox();
        section.getStyleClass().setAll("section", styleClass);
        section.getChildren().addAll(nodes);
        return section;
    }

    private static Label label(String id, String styleClass) {
        var label = new Label();
        label.setId(id);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
