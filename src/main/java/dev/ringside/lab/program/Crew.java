package dev.ringside.lab.program;

import dev.ringside.lab.scenario.Transport;
import dev.ringside.linux.Syscalls;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The threads that a model starts while it serves, with everything that they will need: to get
/// that ready later would be recorded.
///
/// The model's thread starts and joins them; the recorder reads what they note.
public final class Crew {
    /// A thread that a model starts. By the thread itself.
    public interface Work {
        /// Is what the thread does.
        ///
        /// @param calls its own calls
        void run(ProbedSyscalls calls);
    }

    private static final int RING_BYTES = 1 << 18;

    private final String family;
    private final List<Place> places = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Consumer<RuntimeException> failure;

    /// A place for one thread.
    ///
    /// @param tid its thread id; 0 before it runs
    public record Place(
            ProgramRing ring, AtomicInteger tid, Syscalls calls, ProbedSyscalls probed) {}

    /// Room for `most` threads.
    ///
    /// @param family how the kernel's names of them begin
    /// @param clocks note the calls of one thread each
    /// @param buffers are one thread's buffer each
    /// @param failure is told if one of them gives up
    public Crew(
            int most,
            String family,
            Transport transport,
            Supplier<CallClock> clocks,
            Supplier<MemorySegment> buffers,
            Consumer<RuntimeException> failure) {
        this.family = family;
        this.failure = failure;
        for (int i = 0; i < most; i++) {
            var ring = new ProgramRing(RING_BYTES);
            var calls = Syscalls.handedOver();
            var probed = new ProbedSyscalls(calls, ring, clocks.get(), transport, buffers.get());
            places.add(new Place(ring, new AtomicInteger(), calls, probed));
        }
    }

    /// What its threads note.
    public List<Place> places() {
        return places;
    }

    /// `pthread_create`: starts the next thread; the kernel sees `clone3`.
    ///
    /// @throws IllegalStateException if there is no room for another one
    /// @see <a href="https://man7.org/linux/man-pages/man2/clone.2.html">clone(2)</a>
    public void start(Work work) {
        if (threads.size() == places.size()) {
            throw new IllegalStateException("there is room for " + places.size() + " threads");
        }
        Place place = places.get(threads.size());
        var thread =
                Thread.ofPlatform()
                        .daemon()
                        .name(family + (threads.size() + 1))
                        .unstarted(() -> run(place, work));
        threads.add(thread);
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            throw new IllegalStateException("this computer allows no more threads", e);
        }
    }

    /// `pthread_join`: waits until all of them have ended; the kernel sees `futex`.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/futex.2.html">futex(2)</a>
    public void join() {
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Place place, Work work) {
        try {
            place.tid().set(place.calls().gettid());
            work.run(place.probed());
        } catch (RuntimeException e) {
            failure.accept(e);
        }
    }
}
