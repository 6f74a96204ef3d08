package dev.ringside.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

class FoldersTest {
    private static final Path HOME = Path.of("/home/lin");

    @Test
    void on_linux_they_are_where_the_xdg_specification_puts_them() {
        var folders = Folders.of("Linux", Map.of(), HOME);

        assertThat(folders.settings()).isEqualTo(HOME.resolve(".config/ringside/settings.json"));
        assertThat(folders.recordings())
                .isEqualTo(HOME.resolve(".local/share/ringside/recordings"));
        assertThat(folders.log()).isEqualTo(HOME.resolve(".local/state/ringside/ringside.log"));
    }

    @Test
    void a_place_that_the_user_named_wins_if_it_is_absolute() {
        var named = Map.of("XDG_CONFIG_HOME", "/etc/lin", "XDG_STATE_HOME", "relative");

        var folders = Folders.of("Linux", named, HOME);

        assertThat(folders.settings()).isEqualTo(Path.of("/etc/lin/ringside/settings.json"));
        assertThat(folders.log()).isEqualTo(HOME.resolve(".local/state/ringside/ringside.log"));
    }

    @Test
    void on_other_systems_they_are_where_those_keep_such_files() {
        var mac = Folders.of("Mac OS X", Map.of(), HOME);
        var windows = Folders.of("Windows 11", Map.of("APPDATA", "/roaming"), HOME);

        assertThat(mac.settings())
                .isEqualTo(HOME.resolve("Library/Application Support/Ringside/settings.json"));
        assertThat(windows.settings()).isEqualTo(Path.of("/roaming/Ringside/settings.json"));
    }
}
