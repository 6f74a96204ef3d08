package dev.ringside.lab.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.lab.Examination;
import dev.ringside.linux.perf.PerfAccess;
import dev.ringside.linux.perf.ThreadSwitches;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

@EnabledOnOs(value = OS.LINUX, disabledReason = "recording is for Linux")
final class OrdinaryExaminationTest {
    @Test
    void an_ordinary_user_hears_that_own_threads_need_nothing_and_what_opens_the_rest(
            @TempDir Path folder) throws Exception {
        switch (ThreadSwitches.open(0)) {
            case PerfAccess.Granted(ThreadSwitches switches) -> switches.close();
            case PerfAccess.Refused(String why, String remedy) ->
                    assumeTrue(false, why + " " + remedy);
        }

        Process process = OrdinaryUser.start(folder, OwnExamination.class);
        List<String> lines =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();

        assertThat(process.waitFor()).isZero();
        assertThat(lines.getFirst()).isEqualTo("thread");
        assertThat(lines.get(1)).contains("TRACEFS", "works=false", "sudo ringside record");
        assertThat(lines.get(2)).contains("THREAD", "works=true", "remedy=]");
        assertThat(lines.get(3)).contains("CALL", "works=true", "remedy=]");
        assertThat(lines.getLast()).contains("works here without any privilege");
    }

    @Test
    void whoever_may_more_may_less() {
        Examination examination = Examination.now();

        assertThat(examination.canRecord()).isTrue();
        assertThat(examination.best())
                .contains(
                        examination.ways().stream()
                                .filter(Examination.Way::works)
                                .toList()
                                .getFirst()
                                .rung());
        assertThat(examination.ways())
                .allSatisfy(way -> assertThat(way.works()).isNotEqualTo(!way.remedy().isEmpty()));
    }
}
