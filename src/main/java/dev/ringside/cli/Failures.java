package dev.ringside.cli;

import dev.ringside.lab.RefusedException;
import dev.ringside.trace.json.TraceFormatException;

import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;

/// Turns whatever went wrong into one sentence and an exit code; no stack trace reaches the user.
final class Failures {
    /// Done.
    static final int DONE = 0;

    /// The input is at fault.
    static final int BAD_INPUT = 1;

    /// This computer cannot do it.
    static final int NOT_HERE = 3;

    private Failures() {}

    /// The user asked for something that does not exist.
    static int wrongUsage(ParameterException e, String[] args) {
        var err = e.getCommandLine().getErr();
        err.println(sentence(e));
        err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return ExitCode.USAGE;
    }

    /// A command could not do its work.
    static int failed(Exception e, CommandLine line, ParseResult result) {
        var err = line.getErr();
        switch (e) {
            case TraceFormatException format -> err.println(format.getMessage());
            case RefusedException refused -> err.println(refused.getMessage());
            case IOException io -> err.println(sentence(io));
            default -> err.println("Ringside has a fault here: " + e);
        }
        err.flush();
        return switch (e) {
            case TraceFormatException format -> BAD_INPUT;
            case RefusedException refused -> refused.refusal().exitCode();
            default -> NOT_HERE;
        };
    }

    /// What is wrong with a file, with its name.
    static String sentence(IOException e) {
        return switch (e) {
            case AccessDeniedException denied ->
                    "You have no permission to write " + denied.getFile() + ".";
            case FileSystemException file when file.getReason() != null ->
                    file.getFile() + ": " + file.getReason() + ".";
            default -> e.getMessage() == null ? e.toString() : e.getMessage();
        };
    }

    private static String sentence(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return String.valueOf(e.getMessage());
        }
        String word = unmatched.getUnmatched().getFirst();
        if (unmatched.isUnknownOption()) {
            return "There is no option '" + word + "'." + Nearest.hint(word, options(e));
        }
        var commands = e.getCommandLine().getSubcommands().keySet();
        return commands.isEmpty()
                ? "'" + word + "' is one argument too many."
                : "There is no command '" + word + "'." + Nearest.hint(word, visible(e));
    }

    private static List<String> options(ParameterException e) {
        var names = new ArrayList<String>();
        for (var option : e.getCommandLine().getCommandSpec().options()) {
            names.add(option.longestName());
        }
        return names;
    }

    private static List<String> visible(ParameterException e) {
        var names = new ArrayList<String>();
        e.getCommandLine()
                .getSubcommands()
                .forEach((name, command) -> {
                    if (!command.getCommandSpec().usageMessage().hidden()) {
                        names.add(name);
                    }
                });
        return names;
    }
}
