package dev.ringside.linux.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome.Done;
import dev.ringside.linux.Outcome.Failed;
import dev.ringside.linux.Readiness;
import dev.ringside.linux.Syscalls;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.util.concurrent.CompletableFuture;

class SignalCallsTest {
    /// What is done on a thread of its own, with the two ends of a pipe.
    private interface Body {
        void run(Syscalls calls, SignalCalls signals, int read, int write) throws Exception;
    }

    @Test
    void a_pending_signal_names_the_descriptor_that_has_something() throws Exception {
        onThread((calls, signals, read, write) -> {
            var info = new SignalInfo();
            signals.block();
            ask(calls, signals, read);
            assertThat(signals.sigtimedwait(info)).isEqualTo(new Failed(Errno.EAGAIN));

            write(calls, write);

            assertThat(signals.sigtimedwait(info)).isEqualTo(new Done(signals.signal()));
            assertThat(info.fd()).isEqualTo(read);
            assertThat(info.namesDescriptor()).isTrue();
            assertThat(info.band() & Readiness.IN).isNotZero();
            assertThat(signals.sigtimedwait(info)).isEqualTo(new Failed(Errno.EAGAIN));
        });
    }

    @Test
    void a_signalfd_tells_the_same() throws Exception {
        onThread((calls, signals, read, write) -> {
            var info = new SignalInfo();
            signals.block();
            int signalfd = (int) signals.signalfd().orThrow("signalfd", -1);
            ask(calls, signals, read);

            write(calls, write);

            assertThat(signals.readSignal(signalfd, info)).isEqualTo(new Done(128));
            assertThat(info.signal()).isEqualTo(signals.signal());
            assertThat(info.fd()).isEqualTo(read);
            calls.close(signalfd);
        });
    }

    @Test
    void the_handler_runs_on_the_thread_that_is_the_owner() throws Exception {
        assumeTrue(SignalHandler.isKnownHere(), "the handler is for x86-64");
        onThread((calls, signals, read, write) -> {
            var info = new SignalInfo();
            var handler = SignalHandler.make();
            signals.sigaction(signals.signal(), handler).orThrow("sigaction", -1);
            ask(calls, signals, read);
            assertThat(handler.take(info)).isFalse();
            long before = System.nanoTime();

            write(calls, write); // it has run before this call returns

            assertThat(handler.take(info)).isTrue();
            assertThat(info.signal()).isEqualTo(signals.signal());
            assertThat(info.fd()).isEqualTo(read);
            assertThat(info.nanos()).isBetween(before, System.nanoTime());
            assertThat(handler.take(info)).isFalse();
        });
    }

    @Test
    void machine_code_and_java_count_the_same_primes() {
        assertThat(PrimeCount.count(2, 10_000)).isEqualTo(1229);
        assertThat(PrimeCount.countInJava(2, 10_000)).isEqualTo(1229);
        assertThat(PrimeCount.count(90, 97)).isZero();
    }

    private static void ask(Syscalls calls, SignalCalls signals, int fd) {
        signals.fcntlSetSignal(fd).orThrow("fcntl", fd);
        signals.fcntlSetOwner(fd, calls.gettid()).orThrow("fcntl", fd);
        signals.fcntlAsync(fd).orThrow("fcntl", fd);
    }

    private static void write(Syscalls calls, int fd) {
        try (Arena arena = Arena.ofConfined()) {
            calls.write(fd, arena.allocate(1)).orThrow("write", fd);
        }
    }

    private static void onThread(Body body) throws Exception {
        var done = new CompletableFuture<Void>();
        var thread =
                Thread.ofPlatform()
                        .start(() -> {
                            try (var calls = new Syscalls()) {
                                var signals = new SignalCalls();
                                signals.ignore();
                                int read = (int) calls.pipe2().orThrow("pipe2", -1);
                                int write = calls.pipeWriteEnd();
                                body.run(calls, signals, read, write);
                                calls.close(read);
                                calls.close(write);
                                done.complete(null);
                            } catch (Throwable t) {
                                done.completeExceptionally(t);
                            }
                        });
        thread.join();
        done.get();
    }
}
