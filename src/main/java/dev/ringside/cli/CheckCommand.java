package dev.ringside.cli;

import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.json.TraceCheck;
import dev.ringside.trace.json.TraceFault;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

/// `ringside check FILE`: exit code 0 and one line if the trace is sound, else 1 and every fault.
@Command(
        name = "check",
        description = "Validates a trace: exit code 0, or 1 with every fault and its line.")
public final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The trace, .json or .json.gz.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Answers in JSON.")
    private boolean json;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            TraceCheck check = TraceCheck.of(file);
            out.println(json ? json(check) : text(check));
            out.flush();
            return check.valid() ? 0 : 1;
        } catch (IOException e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(file + " cannot be read: " + e.getMessage());
            err.flush();
            return 1;
        }
    }

    private String text(TraceCheck check) {
        if (check.valid()) {
            return String.format(
                    Locale.ROOT,
                    "%s: %d facts, %d tasks, %.3f ms, %s",
                    file,
                    check.facts(),
                    check.tasks(),
                    check.durationNanos() / 1e6,
                    ending(check));
        }
        var lines = new StringBuilder();
        for (TraceFault fault : check.faults()) {
            lines.append(file).append(": ").append(fault).append(System.lineSeparator());
        }
        return lines.append(count(check.faults().size())).toString();
    }

    private static String count(int faults) {
        if (faults == TraceCheck.MOST_FAULTS) {
            return "The first " + faults + " faults; it was not read any further.";
        }
        return faults == 1 ? "1 fault" : faults + " faults";
    }

    private static String ending(TraceCheck check) {
        TraceEnd end = check.end();
        if (end == null) {
            return "cut off: it ends after its last whole fact";
        }
        String lost = end.lost() == 0 ? "" : ", " + end.lost() + " facts lost";
        return (end.complete() ? "complete" : "ended early") + lost;
    }

    private String json(TraceCheck check) {
        var text = new StringWriter();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("file", file.toString());
            json.writeBooleanProperty("valid", check.valid());
            json.writeNumberProperty("facts", check.facts());
            json.writeNumberProperty("tasks", check.tasks());
            json.writeNumberProperty("durationNanos", check.durationNanos());
            json.writeBooleanProperty("cutOff", check.cutOff());
            TraceEnd end = check.end();
            json.writeBooleanProperty("complete", end != null && end.complete());
            json.writeArrayPropertyStart("faults");
            check.faults().forEach(fault -> write(json, fault));
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, TraceFault fault) {
        json.writeStartObject();
        json.writeNumberProperty("line", fault.line());
        json.writeStringProperty("sentence", fault.sentence());
        json.writeEndObject();
    }
}
