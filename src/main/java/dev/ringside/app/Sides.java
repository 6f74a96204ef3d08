package dev.ringside.app;

import dev.ringside.app.code.CodeLanguage;
import dev.ringside.app.code.CodeMoment;
import dev.ringside.app.code.CodeView;
import dev.ringside.app.code.Listings;
import dev.ringside.app.inspector.Inspection;
import dev.ringside.app.inspector.InspectorView;
import dev.ringside.app.session.Session;
import dev.ringside.app.theme.Texts;
import dev.ringside.story.words.Telling;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/// What stands beside the stage: the listing at the left, the inspector at the right.
final class Sides {
    /// How wide each is, in letters of the window; the style sheets say the same.
    private static final double CODE_EM = 23;

    private static final double INSPECTOR_EM = 25;

    /// What the stage keeps, whatever else wants to be seen.
    private static final double LEAST_STAGE_PX = 840;

    private final Session session;
    private final CodeView code;
    private final InspectorView inspector = new InspectorView();
    private boolean room = true;

    Sides(Session session) {
        this.session = session;
        this.code = new CodeView(this::speak, this::toggleCode);
        inspector.setOnFact(session::toFact);
        inspector.setOnDeselect(() -> session.select(null, -1));
    }

    CodeView code() {
        return code;
    }

    InspectorView inspector() {
        return inspector;
    }

    /// Notes how large the window is.
    ///
    /// @param letterPx the size of its letters
    /// @return whether something has to be arranged anew
    boolean measure(double widthPx, double letterPx) {
        boolean before = room;
        double inspectorPx = INSPECTOR_EM * InspectorView.letterPx(letterPx);
        room = widthPx - CODE_EM * letterPx - inspectorPx >= LEAST_STAGE_PX;
        return room != before;
    }

    /// Shows or hides the listing.
    void toggleCode() {
        session.change(s -> s.with(session.settings().code().toggled(codeShown())));
    }

    /// Shows the listing in the next language, and shows it at all.
    void nextLanguage() {
        var choice = session.settings().code();
        var next = choice.with(codeShown() ? choice.language().next() : choice.language());
        session.change(s -> s.with(codeShown() ? next : next.toggled(false)));
    }

    /// Goes to another fact in the list, or scrolls the listing if that has the keys.
    void walk(int places) {
        if (code.hasKeys()) {
            code.scroll(0.15 * places);
        } else {
            inspector.walk(places);
        }
    }

    /// Folds the listing away if it is not wanted or there is no room for it.
    void fold(Texts texts) {
        code.fold(!codeShown(), texts);
    }

    /// @param describe says what an element of the stage says now; null if it is not there
    void show(
            double letterPx,
            Texts texts,
            Telling telling,
            Function<String, @Nullable String> describe) {
        code.show(codeMoment(letterPx, texts));
        var selected = session.selected();
        String about = selected == null ? null : describe.apply(selected.element());
        inspector.show(inspection(telling, about, texts), letterPx);
    }

    private boolean codeShown() {
        return switch (session.settings().code().shown()) {
            case IF_ROOM -> room;
            case ALWAYS -> true;
            case NEVER -> false;
        };
    }

    private void speak(CodeLanguage language) {
        session.change(s -> s.with(session.settings().code().with(language)));
    }

    private CodeMoment codeMoment(double letterPx, Texts texts) {
        var recorded = session.recorded();
        var header = recorded.story().trace().header();
        return new CodeMoment(
                header.model(),
                Listings.of(header).orElse(null),
                recorded.calls(),
                recorded.playback().after(session.facts()),
                session.facts(),
                session.task(),
                session.settings().code().language(),
                letterPx,
                texts);
    }

    private Inspection inspection(Telling telling, @Nullable String about, Texts texts) {
        var recorded = session.recorded();
        return new Inspection(
                recorded.story(),
                session.step(),
                telling,
                recorded.playback().after(session.facts()),
                session.facts(),
                session.nanos(),
                session.task(),
                session.selected(),
                about,
                texts);
    }
}
