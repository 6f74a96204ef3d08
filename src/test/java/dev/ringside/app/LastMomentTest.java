package dev.ringside.app;

import static dev.ringside.app.WindowFixture.onFx;
import static dev.ringside.app.WindowFixture.until;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.app.library.Library;
import dev.ringside.app.settings.Folders;
import dev.ringside.lab.LabOrder;
import dev.ringside.lab.model.Models;
import dev.ringside.trace.EndedEarly;
import dev.ringside.trace.Trace;
import dev.ringside.trace.json.TraceFile;

import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The program is ended while it records. The lab is one that says what it is told to say, and then
/// waits for the word to stop.
@ExtendWith(ApplicationExtension.class)
class LastMomentTest {
    @TempDir private static Path temporary = Path.of("");

    @SuppressWarnings("NullAway.Init") // TestFX calls start() before each test
    private WindowFixture window;

    @SuppressWarnings("NullAway.Init")
    private Folders folders;

    @SuppressWarnings("NullAway.Init")
    private Trace trace;

    @Start
    void start(Stage stage) throws IOException {
        folders = Folders.in(Files.createTempDirectory(temporary, "home"));
        window = WindowFixture.open(stage, Surroundings.of(folders), new Answers());
        trace = Library.first().trace();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void a_program_that_is_ended_by_a_signal_keeps_what_it_records() throws IOException {
        recording("read word");

        window.program.rescue();

        var kept = TraceFile.open(onlyOneKept());
        assertThat(kept.events())
                .startsWith(trace.events().toArray(dev.ringside.trace.TraceEvent[]::new));
        assertThat(ending(kept)).isEqualTo("The lab process ended with exit code 0.");
        until(() -> !window.program.recording());
        onFx(() -> window.program.close()); // so that everything is written that would be
        assertThat(kept()).hasSize(1);
    }

    @Test
    void what_has_been_recorded_is_kept_although_the_lab_does_not_end() throws IOException {
        recording("sleep 60");

        window.program.rescue();

        assertThat(ending(TraceFile.open(onlyOneKept())))
                .isEqualTo("Ringside was ended while it was recorded.");
    }

    @Test
    void a_window_that_is_closed_twice_does_not_wait_and_keeps_what_there_is() throws Exception {
        recording("sleep 60");

        onFx(window.program::leave);
        onFx(window.program::leave);
        assertThat(onFx(window.stage::isShowing)).isFalse();
        onFx(window.program::close); // as the toolkit does

        until(() -> !kept().isEmpty() && !kept().getFirst().toString().endsWith(".part"));
        assertThat(ending(TraceFile.open(onlyOneKept())))
                .isEqualTo("Ringside was ended while it was recorded.");
    }

    @Test
    void a_window_that_is_closed_once_waits_for_the_end_and_keeps_it() throws IOException {
        recording("read word");

        onFx(window.program::leave);

        until(() -> !window.stage.isShowing());
        assertThat(TraceFile.open(onlyOneKept()).events()).hasSizeGreaterThan(trace.size());
    }

    /// Starts a recording and waits until its facts are in the window.
    private void recording(String then) throws IOException {
        var unfinished = new Trace(trace.header(), trace.events(), null);
        Path file = Files.createTempFile(temporary, "facts", ".json");
        TraceFile.save(unfinished, file);
        var model = Models.all().getFirst();
        var order = new LabOrder(model.name(), Models.scenario(model, Map.of()));
        onFx(() -> window.program.record(order.under("sh", "-c", "cat " + file + "; " + then)));
        until(() -> {
            var soFar = window.program.recordedSoFar();
            return soFar != null && soFar.size() == trace.size();
        });
    }

    private Path onlyOneKept() throws IOException {
        assertThat(kept()).hasSize(1);
        return kept().getFirst();
    }

    private List<Path> kept() throws IOException {
        if (!Files.exists(folders.recordings())) {
            return List.of();
        }
        try (var files = Files.list(folders.recordings())) {
            return files.toList();
        }
    }

    private static String ending(Trace kept) {
        return kept.events().getLast() instanceof EndedEarly early ? early.why() : "";
    }
}
