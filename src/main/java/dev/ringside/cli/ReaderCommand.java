package dev.ringside.cli;

import dev.ringside.lab.reader.PrivilegedReader;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.concurrent.Callable;

/// `ringside reader`: the privileged process that sets tracepoints up for a user who may not.
/// Ringside starts it by sudo or pkexec; an installed one as the program `ringside-reader`.
@Command(
        name = "reader",
        hidden = true,
        description = "Hand tracepoints over to the recording that asks for them.")
public final class ReaderCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NUMBER", description = "where the recording waits")
    private long number;

    /// For picocli.
    public ReaderCommand() {}

    /// Starts this command as a program of its own.
    public static void main(String[] args) {
        String[] words = new String[args.length + 1];
        words[0] = "reader";
        System.arraycopy(args, 0, words, 1, args.length);
        Ringside.main(words);
    }

    @Override
    public Integer call() throws IOException {
        var reader = new PrivilegedReader(number, System.getenv());
        // a virtual machine that got SIGINT or SIGTERM runs this, and waits for it
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(reader), "interrupted"));
        reader.serve();
        return Failures.DONE;
    }

    private static void end(PrivilegedReader reader) {
        try {
            reader.interrupt();
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
    }
}
