package dev.ringside.cli;

import dev.ringside.lab.Examination;

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
    @Option(names = "--json", description = "for programs")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    /// For picocli.
    public DoctorCommand() {}

    @Override
    public Integer call() {
        Examination examination = Examination.now();
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            out.println(JsonLines.array(examination.findings(), DoctorCommand::json));
        } else {
            examination.findings().forEach(finding -> out.print(text(finding)));
            out.println();
            out.println(examination.verdict());
        }
        out.flush();
        return examination.canRecord() ? Failures.DONE : Failures.NOT_HERE;
    }

    private static String text(Examination.Finding finding) {
        String mark = finding.fine() ? "ok" : "no";
        String remedy =
                finding.remedy().isEmpty() ? "" : "%n                 → " + finding.remedy();
        return ("%-4s%-13s%s" + remedy.replace("%n", "\n") + "%n")
                .formatted(mark, finding.what(), finding.result());
    }

    private static String json(Examination.Finding finding) {
        return JsonLines.object(
                "what", finding.what(),
                "fine", finding.fine(),
                "result", finding.result(),
                "remedy", finding.remedy());
    }
}
