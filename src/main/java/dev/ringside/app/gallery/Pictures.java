package dev.ringside.app.gallery;

import dev.ringside.app.library.Example;
import dev.ringside.app.stage.StageView;
import dev.ringside.app.stage.Transition;
import dev.ringside.app.theme.StyleSheets;
import dev.ringside.story.words.Language;
import dev.ringside.tableau.Tableau;
import dev.ringside.tableau.Theme;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// The small pictures of the recordings, drawn from what was recorded. Recordings are read and laid
/// out by a thread of their own, once; the window's thread draws one picture a pulse, so that
/// nothing else has to wait. A picture is kept as long as colours and language stay the same.
final class Pictures {
    private static final double SHARE = 0.5;

    private final List<Example> examples;
    private final BiConsumer<Example, Image> onDrawn;
    private final Map<Example, Map<Language, Tableau>> stages = new HashMap<>();
    private final Deque<Example> undrawn = new ArrayDeque<>();
    private final AnimationTimer drawing =
            new AnimationTimer() {
                @Override
                public void handle(long nowNanos) {
                    drawNext();
                }
            };
    private @Nullable Theme theme;
    private @Nullable Language language;
    private @Nullable StageView view;
    private boolean reading;
    private boolean wanted;

    /// @param onDrawn is told of each picture that is drawn
    Pictures(List<Example> examples, BiConsumer<Example, Image> onDrawn) {
        this.examples = examples;
        this.onDrawn = onDrawn;
    }

    /// Draws all pictures in these colours and this language, unless they are drawn so already.
    void show(Theme newTheme, Language newLanguage) {
        if (newTheme != theme || newLanguage != language) {
            theme = newTheme;
            language = newLanguage;
            view = null;
            undrawn.clear();
            examples.stream().filter(stages::containsKey).forEach(undrawn::add);
        }
        if (!reading) {
            reading = true;
            Thread.ofPlatform().daemon().name("gallery").start(this::read);
        }
        wanted = true;
        drawing.start();
    }

    /// Draws nothing more until it is asked again.
    void pause() {
        wanted = false;
        drawing.stop();
    }

    private void read() {
        for (Example example : examples) {
            try {
                var stage = TellingMoment.of(example.trace());
                Platform.runLater(() -> {
                    stages.put(example, stage);
                    undrawn.add(example);
                    if (wanted) {
                        drawing.start();
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e); // it is in the program itself
            }
        }
    }

    private void drawNext() {
        var example = undrawn.poll();
        if (example == null || theme == null || language == null) {
            drawing.stop();
            return;
        }
        var tableau = stages.getOrDefault(example, Map.of()).get(language);
        if (tableau != null) {
            onDrawn.accept(example, draw(tableau, theme));
        }
    }

    private Image draw(Tableau tableau, Theme inColours) {
        var stage = view == null ? view(inColours) : view;
        stage.show(tableau.withWays(), Transition.NONE);
        return stage.getScene().snapshot(null);
    }

    private StageView view(Theme inColours) {
        var made = new StageView();
        var scene = new Scene(made, TellingMoment.WIDTH * SHARE, TellingMoment.HEIGHT * SHARE);
        StyleSheets.apply(inColours, scene);
        view = made;
        return made;
    }
}
