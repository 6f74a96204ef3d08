package dev.ringside.app.tour;

import dev.ringside.app.theme.Texts;
import dev.ringside.story.Narrator;
import dev.ringside.story.Step;
import dev.ringside.story.Story;

/// The page on which a tour is told: every recording, step by step, with its pictures.
final class TourPage {
    private final StringBuilder body = new StringBuilder();
    private final Texts texts;

    TourPage(Texts texts) {
        this.texts = texts;
    }

    /// Begins with another recording.
    ///
    /// @param note what else is to be known of it; empty if there is nothing
    void begin(String title, String head, String note) {
        element("h2", title);
        element("p", head);
        if (!note.isEmpty()) {
            element("p", note);
        }
    }

    /// Tells a step.
    ///
    /// @param picture the address of its picture
    void step(Story story, Step step, String picture) {
        var telling = new Narrator(story, texts.language()).tell(step);
        element("h3", step.number() + " · " + telling.title());
        element("p", telling.detail());
        body.append(
                "<img src=\"%s\" alt=\"%s\" width=\"100%%\">\n"
                        .formatted(escaped(picture), escaped(telling.line())));
    }

    /// There are more steps, and they are told in another file.
    void more(String file) {
        body.append(
                "<p><a href=\"%s\">%s</a></p>\n"
                        .formatted(escaped(file), escaped(texts.get("tour.all"))));
    }

    /// The whole page.
    String html() {
        return """
        <!doctype html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>Ringside</title>
        </head>
        <body style="max-width: 60em; margin: 2em auto; font-family: sans-serif">
        <h1>%s</h1>
        %s</body>
        </html>
        """
                .formatted(
                        texts.language().locale().toLanguageTag(),
                        escaped(texts.get("tour.title")),
                        body);
    }

    private void element(String name, String text) {
        body.append("<%s>%s</%s>\n".formatted(name, escaped(text), name));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
