package dev.ringside.app.inspector;

import dev.ringside.app.session.Selection;
import dev.ringside.story.Narrator;
import dev.ringside.story.StoryText;
import dev.ringside.story.TaskFacts;
import dev.ringside.story.words.Names;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.function.IntConsumer;

/// What happens in the present step, what is known of what is selected, how far the two phases are,
/// why the task is blocked, what the kernel knows of it, and which facts say so.
public final class InspectorView extends VBox {
    /// Smaller letters cannot be read, however small the window is.
    private static final double LEAST_LETTER_PX = 13.5;

    /// In a lower one, the fact in question scrolls with the rest.
    private static final double LEAST_HEIGHT_EM = 36;

    private final Label title = label("step-title", "title");
    private final Label detail = label("step-detail", "detail");
    private final RowsNode card = new RowsNode("selected", "plain");
    private final Button deselect = new Button();
    private final RowsNode phases = new RowsNode("phases", "phase");
    private final RowsNode why = new RowsNode("why", "plain");
    private final RowsNode block = new RowsNode("block", "plain");
    private final Label factsTitle = label("facts-title", "heading");
    private final FactList facts = new FactList();
    private final VBox factsSection = section("facts-section", factsTitle, facts);
    private final Label figuresTitle = label("figures-title", "heading");
    private final Label figures = label("figures", "note");
    private final VBox figuresSection = section("figures-section", figuresTitle, figures);
    private final EvidenceNode evidence = new EvidenceNode();
    private final VBox content = new VBox();
    private final ScrollPane scroll = new ScrollPane();
    private final Cards cards = new Cards();
    private double letterPx = LEAST_LETTER_PX;
    private @Nullable Inspection shown;

    /// An empty inspector.
    public InspectorView() {
        getStyleClass().add("inspector");
        setId("inspector");
        var close = new Text(Character.toString(Feather.X.getCode()));
        close.getStyleClass().add("icon");
        deselect.setGraphic(close);
        deselect.setId("deselect");
        deselect.getStyleClass().add("deselect");
        card.close(deselect);
        content.getChildren()
                .addAll(
                        section("words", title, detail),
                        card,
                        phases,
                        block,
                        why,
                        factsSection,
                        figuresSection);
        content.getStyleClass().add("inspector-content");
        scroll.setContent(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("inspector-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(scroll, evidence);
        heightProperty().subscribe(this::placeEvidence);
    }

    /// How large its letters are in a window with letters of `windowPx`.
    public static double letterPx(double windowPx) {
        return Math.max(windowPx, LEAST_LETTER_PX);
    }

    /// Who is told which fact somebody goes to.
    public void setOnFact(IntConsumer action) {
        facts.setOnFact(action);
    }

    /// Who is told that nothing shall be selected any more.
    public void setOnDeselect(Runnable action) {
        deselect.setOnAction(_ -> action.run());
    }

    /// Selects the next fact in the list, or the previous one if `places` is negative.
    public void walk(int places) {
        facts.requestFocus();
        var node = facts.walk(places);
        var now = shown;
        if (now != null) {
            showEvidence(now);
        }
        if (node != null) {
            reveal(node);
        }
    }

    /// Shows `next`.
    ///
    /// @param windowPx the size of the window's letters
    public void show(Inspection next, double windowPx) {
        letterPx = letterPx(windowPx);
        setStyle("-fx-font-size: %.2fpx".formatted(letterPx));
        placeEvidence();
        shown = next;
        var texts = next.texts();
        title.setText(next.telling().title());
        detail.setText(next.telling().detail());
        showCard(next);
        phases.show("", new PhaseRows(next).rows(), texts);
        showWhy(next);
        showBlock(next);
        showFigures(next);
        factsTitle.setText(texts.get("facts.title"));
        facts.show(
                new FactList.Content(
                        next.story().trace().events(), next.step(), next.facts(), texts));
        showEvidence(next);
    }

    /// The fact in question is always to be seen, unless that would leave no room for the rest.
    private void placeEvidence() {
        boolean low = getHeight() < LEAST_HEIGHT_EM * letterPx;
        if (low && getChildren().contains(evidence)) {
            getChildren().remove(evidence);
            content.getChildren().add(content.getChildren().indexOf(figuresSection), evidence);
        } else if (!low && !getChildren().contains(evidence)) {
            content.getChildren().remove(evidence);
            getChildren().add(evidence);
        }
    }

    private void showCard(Inspection next) {
        var known = cards.of(next);
        card.show(known.title(), known.rows(), next.texts());
        deselect.setAccessibleText(next.texts().get("selected.close"));
    }

    private void showWhy(Inspection next) {
        var rows = new WhyRows(next, names(next));
        why.show(rows.title(), rows.rows(), next.texts());
    }

    private void showBlock(Inspection next) {
        var task = next.machine().task(next.task());
        block.show(
                task.map(t -> next.texts().get("block.title", t.who().name())).orElse(""),
                task.map(t -> new BlockRows(next.texts(), next.machine(), t).rows())
                        .orElse(List.of()),
                next.texts());
        boolean chosen = next.selected() instanceof Selection.OfTask;
        block.pseudoClassStateChanged(RowsNode.CHOSEN, chosen);
    }

    /// What the task has used in the whole recording.
    private void showFigures(Inspection next) {
        var task = next.story().tasks().stream().filter(t -> t.task() == next.task()).findFirst();
        var text = new StoryText(next.story(), next.texts().language());
        figures.setText(task.map(t -> String.join("\n", text.figureLines(t))).orElse(""));
        figuresTitle.setText(
                next.texts().get("figures.title", task.map(TaskFacts::name).orElse("")));
        show(figuresSection, task.isPresent());
    }

    private void showEvidence(Inspection next) {
        int fact = facts.inQuestion();
        var events = next.story().trace().events();
        boolean there = fact >= 0 && fact < events.size();
        show(evidence, there);
        if (there) {
            evidence.show(events.get(fact), fact, names(next), next.texts());
        }
    }

    private static Names names(Inspection next) {
        return new Narrator(next.story(), next.texts().language()).names();
    }

    /// Scrolls as little as it takes to see a node.
    private void reveal(Node node) {
        applyCss();
        layout();
        double height = scroll.getViewportBounds().getHeight();
        double hidden = content.getLayoutBounds().getHeight() - height;
        if (hidden <= 0) {
            return;
        }
        var bounds = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        double top = scroll.getVvalue() * hidden;
        if (bounds.getMinY() < top) {
            scroll.setVvalue(Math.max(0, bounds.getMinY() / hidden));
        } else if (bounds.getMaxY() > top + height) {
            scroll.setVvalue(Math.min(1, (bounds.getMaxY() - height) / hidden));
        }
    }

    private static void show(Region region, boolean shown) {
        region.setVisible(shown);
        region.setManaged(shown);
    }

    private static VBox section(String styleClass, Region... nodes) {
        var section = new VBox(nodes);
        section.getStyleClass().setAll("section", styleClass);
        return section;
    }

    private static Label label(String id, String styleClass) {
        var label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
