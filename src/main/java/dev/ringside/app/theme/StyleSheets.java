package dev.ringside.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import dev.ringside.tableau.Theme;

import javafx.scene.Scene;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// The style sheets of the looks. All colours stand there; code only names style classes.
public final class StyleSheets {
    private StyleSheets() {}

    /// Gives a scene a look.
    public static void apply(Theme theme, Scene scene) {
        scene.setUserAgentStylesheet(base(theme));
        scene.getStylesheets()
                .setAll(
                        List.of(
                                css(theme.name().toLowerCase(Locale.ROOT)),
                                css("controls"),
                                css("stage"),
                                css("timeline"),
                                css("inspector"),
                                css("code")));
    }

    /// The look that comes after `theme` when one goes through them all.
    public static Theme other(Theme theme) {
        return switch (theme) {
            case DARK -> Theme.LIGHT;
            case LIGHT -> Theme.CONTRAST;
            case CONTRAST -> Theme.DARK;
        };
    }

    private static String base(Theme theme) {
        return switch (theme) {
            case DARK, CONTRAST -> new PrimerDark().getUserAgentStylesheet();
            case LIGHT -> new PrimerLight().getUserAgentStylesheet();
        };
    }

    private static String css(String name) {
        var url = StyleSheets.class.getResource("/dev/ringside/assets/css/" + name + ".css");
        return Objects.requireNonNull(url, name).toExternalForm();
    }
}
