package dev.ringside.cli;

import dev.ringside.lab.Examination;
import dev.ringside.lab.Rung;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.Objects;
import java.util.concurrent.Callable;

/// `ringside doctor`: what can be recorded on this computer, and what to do for more.
@Command(
        name = "doctor",
        description = "Say what can be recorded here, and what to do for more.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
    private static final int INDENT = 17;

    @Option(names = "--json", description = "for programs")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    /// For picocli.
    public DoctorCommand() {}

    @Override
    public Integer call() {
        Examination examination = Examination.now();
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        out.print(json ? json(examination) : text(examination));
        out.flush();
        return examination.canRecord() ? Failures.DONE : Failures.NOT_HERE;
    }

    private static String text(Examination examination) {
        var text = new StringBuilder();
        for (Examination.Finding finding : examination.findings()) {
            text.append(line(finding.fine(), finding.what(), finding.result(), finding.remedy()));
        }
        text.append("\nWays to record, the best first:\n");
        for (Examination.Way way : examination.ways()) {
            text.append(line(way.works(), way.rung().text(), way.gives(), way.remedy()));
        }
        return text.append('\n').append(examination.verdict()).append('\n').toString();
    }

    private static String line(boolean fine, String what, String result, String remedy) {
        String line = "%-4s%-13s%s\n".formatted(fine ? "ok" : "no", what, result);
        return remedy.isEmpty() ? line : line + " ".repeat(INDENT) + "→ " + remedy + "\n";
    }

    private static String json(Examination examination) {
        String findings = JsonLines.array(examination.findings(), DoctorCommand::json);
        String ways = JsonLines.array(examination.ways(), DoctorCommand::json);
        return """
        {"canRecord": %s, "rung": "%s", "ways": %s,
        "findings": %s}
        """
                .formatted(
                        examination.canRecord(),
                        examination.best().map(Rung::text).orElse(""),
                        ways,
                        findings);
    }

    private static String json(Examination.Finding finding) {
        return JsonLines.object(
                "what", finding.what(),
                "fine", finding.fine(),
                "result", finding.result(),
                "remedy", finding.remedy());
    }

    private static String json(Examination.Way way) {
        return JsonLines.object(
                "rung", way.rung().text(),
                "works", way.works(),
                "gives", way.gives(),
                "remedy", way.remedy());
    }
}
