package dev.ringside.app;

import dev.ringside.app.code.CodeLanguage;
import dev.ringside.app.code.CodeMoment;
import dev.ringside.app.code.CodeView;
import dev.ringside.app.code.Listings;
import dev.ringside.app.inspector.Inspection;
import dev.ringside.app.inspector.InspectorView;
import dev.ringside.app.session.Session;
import dev.ringside.app.theme.Texts;
import dev.ringside.story.Narrator;

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
        room = widthPx - (CODE_EM + INSPECTOR_EM) * letterPx >= LEAST_STAGE_PX;
        return room != before;
    }

    /// Shows or hides the listing.
    void toggleCode() {
        session.change(session.settings().code().toggled(codeShown()));
    }

    /// Shows the listing in the next language, and shows it at all.
    void nextLanguage() {
        var choice = session.settings().code();
        var next = choice.with(codeShown() ? choice.language().next() : choice.language());
        session.change(codeShown() ? next : next.toggled(false));
    }

    /// Goes to another fact in the list, or scrolls the listing if that has the keys.
    void walk(int places) {
        if (code.hasKeys()) {
            code.scroll(0.15 * places);
        } else {
            inspector.walk(places);
        }
    }

    void show(double letterPx, Texts texts) {
        code.fold(!codeShown(), texts);
        if (session.empty()) {
            return;
        }
        code.show(codeMoment(letterPx, texts));
        inspector.show(inspection(texts));
    }

    private boolean codeShown() {
        return switch (session.settings().code().shown()) {
            case IF_ROOM -> room;
            case ALWAYS -> true;
            case NEVER -> false;
        };
    }

    private void speak(CodeLanguage language) {
        session.change(session.settings().code().with(language));
    }

    private CodeMoment codeMoment(double letterPx, Texts texts) {
        var recorded = session.recorded();
        String model = recorded.story().trace().header().model();
        return new CodeMoment(
                model,
                Listings.of(model).orElse(null),
                recorded.calls(),
                recorded.playback().after(session.facts()),
                session.facts(),
                session.task(),
                session.settings().code().language(),
                letterPx,
                texts);
    }

    private Inspection inspection(Texts texts) {
        var recorded = session.recorded();
        var narrator = new Narrator(recorded.story(), session.settings().language());
        return new Inspection(
                recorded.story(),
                session.step(),
                narrator.tell(session.step()),
                recorded.playback().after(session.facts()),
                session.facts(),
                session.task(),
                null,
                texts);
    }
}
