package dev.ringside.lab.reader;

import dev.ringside.linux.SyscallException;
import dev.ringside.linux.handover.HandoverSocket;
import dev.ringside.linux.tracefs.Tracefs;
import dev.ringside.linux.tracefs.TracefsAccess;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The privileged process: serves one caller once, and ends with it.
///
/// From the caller it takes numbers only, and checks every one. It writes nothing but files of its
/// own tracing instance, and nothing of its caller's into them but those numbers.
public final class PrivilegedReader {
    private static final int END_SECONDS = 3;

    private final long number;
    private final Map<String, String> environment;
    private final InstanceKeeper keeper = new InstanceKeeper();
    private final CountDownLatch over = new CountDownLatch(1);

    /// A reader for the process that listens under a number.
    ///
    /// @param number of its socket
    /// @param environment of this process, which says who started it
    public PrivilegedReader(long number, Map<String, String> environment) {
        this.number = number;
        this.environment = Map.copyOf(environment);
    }

    /// Serves the caller until it is gone.
    ///
    /// @throws IOException if the caller was refused, or the kernel refused something; the caller
    ///   was told likewise
    public void serve() throws IOException {
        try (HandoverSocket caller = connect()) {
            serve(caller);
        } finally {
            over.countDown();
        }
    }

    /// A signal came: ends the recording now, and everything when the caller has read the rest, but
    /// soon. For another thread than that of [#serve].
    ///
    /// @throws IOException if something could not be removed
    public void interrupt() throws IOException {
        keeper.quieten();
        try {
            if (!over.await(END_SECONDS, TimeUnit.SECONDS)) {
                keeper.remove();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(HandoverSocket caller) throws IOException {
        try {
            new ReaderService(tracefs(), caller, keeper).run(environment);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw refused(caller, "The reader does not understand its caller: " + e.getMessage());
        } catch (IOException e) {
            throw refused(caller, String.valueOf(e.getMessage()));
        } finally {
            keeper.remove();
        }
    }

    private static ReaderRefusedException refused(HandoverSocket caller, String sentence) {
        caller.send(ReaderReply.of(ReaderReply.Kind.REFUSED, sentence).bytes());
        return new ReaderRefusedException(sentence);
    }

    private HandoverSocket connect() throws IOException {
        try {
            return HandoverSocket.connect(number);
        } catch (SyscallException | IllegalArgumentException e) {
            throw new ReaderRefusedException(
                    "Ringside starts the reader itself; nobody waits for this one.");
        }
    }

    private static Tracefs tracefs() throws IOException {
        return switch (Tracefs.find()) {
            case TracefsAccess.Granted(Tracefs tracefs) -> tracefs;
            case TracefsAccess.Refused(String why, String remedy) ->
                    throw new ReaderRefusedException(why + " " + remedy);
        };
    }
}
