package dev.ringside.app.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where a program of this platform keeps what is its user's. None of them needs to be there.
///
/// @param config what somebody chose
/// @param data what somebody made
/// @param state what happened: logs
public record Folders(Path config, Path data, Path state) {
    private static final String NAME = "Ringside";

    /// Those of the user who runs this program.
    public static Folders ofUser() {
        return of(
                System.getProperty("os.name"),
                System.getenv(),
                Path.of(System.getProperty("user.home")));
    }

    /// All of them below `folder`.
    public static Folders in(Path folder) {
        return new Folders(
                folder.resolve("config"), folder.resolve("data"), folder.resolve("state"));
    }

    /// Those of a user.
    ///
    /// @param system the system's name, as Java says it
    /// @param environment the user's environment variables
    /// @param home the user's own folder
    static Folders of(String system, Map<String, String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            Path roaming = named(environment, "APPDATA", home.resolve("AppData/Roaming"));
            Path local = named(environment, "LOCALAPPDATA", home.resolve("AppData/Local"));
            return new Folders(roaming.resolve(NAME), roaming.resolve(NAME), local.resolve(NAME));
        }
        if (name.startsWith("mac")) {
            Path library = home.resolve("Library");
            Path support = library.resolve("Application Support").resolve(NAME);
            return new Folders(support, support, library.resolve("Logs").resolve(NAME));
        }
        String own = NAME.toLowerCase(Locale.ROOT);
        return new Folders(
                named(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve(own),
                named(environment, "XDG_DATA_HOME", home.resolve(".local/share")).resolve(own),
                named(environment, "XDG_STATE_HOME", home.resolve(".local/state")).resolve(own));
    }

    /// The file of all settings.
    public Path settings() {
        return config.resolve("settings.json");
    }

    /// The folder of the recordings that nobody has saved.
    public Path recordings() {
        return data.resolve("recordings");
    }

    /// The file with what went wrong inside the program.
    public Path log() {
        return state.resolve("ringside.log");
    }

    /// A relative path means nothing to anybody, as the XDG specification says.
    private static Path named(Map<String, String> environment, String variable, Path usual) {
        String value = environment.getOrDefault(variable, "");
        return !value.isEmpty() && Path.of(value).isAbsolute() ? Path.of(value) : usual;
    }
}
