package dev.ringside.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringside.app.session.Settings;
import dev.ringside.app.session.Speed;
import dev.ringside.app.timeline.Clock;
import dev.ringside.story.words.Language;
import dev.ringside.tableau.Theme;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

class SettingsFileTest {
    private static final Settings USUAL = Settings.usual(Language.EN, Theme.DARK);

    @TempDir private Path folder = Path.of("");
    private Path path = Path.of("");
    private SettingsFile file = new SettingsFile(Path.of(""));

    @BeforeEach
    void name() {
        path = folder.resolve("ringside/settings.json");
        file = new SettingsFile(path);
    }

    @Test
    void what_somebody_chose_is_there_at_the_next_start() throws IOException {
        var chosen =
                USUAL.with(Language.ZH)
                        .with(Theme.LIGHT)
                        .with(Clock.TRUE)
                        .with(Speed.of(Clock.TRUE, 1e-4))
                        .reducedMotion(true);

        file.change(r -> r.changed(USUAL, chosen).hintShown(true).opened(path));

        var reading = new SettingsFile(path).read();
        assertThat(reading.trouble()).isNull();
        assertThat(reading.remembered().settings(USUAL)).isEqualTo(chosen);
        assertThat(reading.remembered().hintShown()).isTrue();
        assertThat(reading.remembered().recent()).containsExactly(path);
    }

    @Test
    void what_nobody_chose_is_not_in_the_file() throws IOException {
        file.change(r -> r.changed(USUAL, USUAL.with(Language.ZH)));

        assertThat(Files.readString(path)).contains("\"language\": \"zh\"").doesNotContain("theme");
    }

    @Test
    void what_this_version_does_not_know_stays() throws IOException {
        String later =
                "{\"later\": {\"a\": [1, -2.5, true, null, \"\\u0007\\\"中\"]}, \"theme\":"
                        + " \"light\"}";
        write(later);

        file.change(r -> r.changed(USUAL, USUAL.with(Language.ZH)));

        assertThat(Files.readString(path))
                .contains("\"later\": {\"a\": [1, -2.5, true, null, \"\\u0007\\\"中\"]}")
                .contains("\"theme\": \"light\"")
                .contains("\"language\": \"zh\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"language\": \"zh\"} {}",
                "{\"a\": nonsense}",
                "\u0000\u0001",
                "{\"language\": \"zh\","
            })
    void a_file_that_makes_no_sense_is_put_aside_and_a_new_one_begins(String broken)
            throws IOException {
        write(broken);

        var reading = file.read();
        file.change(r -> r.hintShown(true));

        var aside = path.resolveSibling("settings.json.broken");
        assertThat(reading.remembered()).isEqualTo(Remembered.nothing());
        assertThat(reading.trouble()).isEqualTo(new Trouble.Broken(path, aside));
        assertThat(aside).hasContent(broken);
        assertThat(file.read().remembered().hintShown()).isTrue();
    }

    @Test
    void a_second_broken_file_does_not_replace_the_first() throws IOException {
        write("first");
        file.read();
        write("second");
        file.read();

        assertThat(path.resolveSibling("settings.json.broken")).hasContent("first");
        assertThat(path.resolveSibling("settings.json.broken-2")).hasContent("second");
    }

    @Test
    void values_that_make_no_sense_are_as_if_they_were_missing() throws IOException {
        write(
                "{\"language\": 7, \"theme\": \"pink\", \"speed\": \"fast\", \"window\": {\"x\":"
                    + " 1}, \"recent\": [3, \"relative\", \"/a/b.json\", \"\\u0000\"], \"folder\":"
                    + " []}");

        var reading = file.read();

        assertThat(reading.trouble()).isNull();
        assertThat(reading.remembered().settings(USUAL)).isEqualTo(USUAL);
        assertThat(reading.remembered().window()).isEmpty();
        assertThat(reading.remembered().folder()).isEmpty();
        assertThat(reading.remembered().recent()).containsExactly(Path.of("/a/b.json"));
    }

    @Test
    void a_file_that_cannot_be_read_is_left_alone() throws IOException {
        Files.createDirectories(path); // a folder: not even root can read it as a file

        var reading = file.read();

        assertThat(reading.trouble()).isEqualTo(new Trouble.Unreadable(path));
        assertThatThrownBy(() -> file.change(r -> r.hintShown(true)))
                .isInstanceOf(IOException.class);
        assertThat(path).isDirectory();
    }

    @Test
    void the_ten_files_opened_last_are_remembered_the_last_one_first() {
        var remembered = Remembered.nothing();
        for (int i = 0; i < 12; i++) {
            remembered = remembered.opened(folder.resolve(i + ".json"));
        }
        remembered = remembered.opened(folder.resolve("5.json")).gone(folder.resolve("9.json"));

        assertThat(remembered.recent())
                .hasSize(9)
                .startsWith(folder.resolve("5.json"), folder.resolve("11.json"))
                .doesNotContain(folder.resolve("9.json"));
    }

    @Test
    void two_programs_at_a_time_keep_what_each_of_them_changed() {
        var one = Memory.in(file);
        var other = Memory.in(new SettingsFile(path));

        one.change(r -> r.changed(USUAL, USUAL.with(Language.ZH)).opened(folder.resolve("one")));
        one.write();
        other.change(r -> r.changed(USUAL, USUAL.with(Theme.LIGHT)).opened(folder.resolve("two")));
        other.write();

        var remembered = file.read().remembered();
        assertThat(remembered.settings(USUAL)).isEqualTo(USUAL.with(Language.ZH).with(Theme.LIGHT));
        assertThat(remembered.recent())
                .containsExactly(folder.resolve("two"), folder.resolve("one"));
    }

    @Test
    void many_writers_at_a_time_never_leave_half_a_file() throws IOException {
        IntStream.range(0, 200)
                .parallel()
                .forEach(i -> {
                    var memory = Memory.in(new SettingsFile(path));
                    memory.change(r -> r.opened(folder.resolve(i + ".json")));
                    memory.write();
                });

        assertThat(file.read().trouble()).isNull();
        assertThat(folder.resolve("ringside")).isDirectoryNotContaining("glob:**.{broken,part}*");
    }

    @Test
    void a_file_that_cannot_be_written_is_told_once_and_tried_again() throws Exception {
        var memory = Memory.in(file);
        var told = new CompletableFuture<Trouble>();
        memory.setOnTrouble(told::complete);
        Files.writeString(folder.resolve("ringside"), "in the way of the folder");
        memory.change(r -> r.hintShown(true));
        memory.write();

        assertThat(told.getNow(new Trouble.Unreadable(path)))
                .isEqualTo(new Trouble.Unwritable(path));

        Files.delete(folder.resolve("ringside"));
        memory.change(r -> r.opened(path));
        memory.write();

        assertThat(file.read().remembered().hintShown()).isTrue();
        assertThat(file.read().remembered().recent()).containsExactly(path);
    }

    @Test
    void a_file_that_is_a_link_stays_one() throws IOException {
        var target = Files.writeString(folder.resolve("elsewhere.json"), "{}");
        Files.createDirectories(path.getParent());
        Files.createSymbolicLink(path, target);

        file.change(r -> r.hintShown(true));

        assertThat(path).isSymbolicLink();
        assertThat(target).content().contains("hintShown");
    }

    private void write(String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
