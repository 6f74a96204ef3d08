package dev.ringside.lab.recorder;

import dev.ringside.lab.peers.Peers;
import dev.ringside.lab.program.Crew;
import dev.ringside.lab.program.ProgramNote;
import dev.ringside.lab.program.ProgramNotes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/// What the server and the threads that it starts note of themselves.
final class Notes {
    private final Peers peers;
    private final List<Author> authors = new ArrayList<>();
    private final Deque<Taken> taken = new ArrayDeque<>();
    private final Map<Integer, Long> closings = new HashMap<>();
    private long lost;

    /// @param server the server's thread
    Notes(Peers peers, int server) {
        this.peers = peers;
        authors.add(new Author(new ProgramNotes(peers.ring()), () -> server));
    }

    private record Author(ProgramNotes notes, IntSupplier tid) {}

    private record Taken(int tid, ProgramNote note, long atNanos) {}

    /// Gets a note.
    interface Reader {
        /// Takes it.
        ///
        /// @param tid who noted it
        void noted(int tid, ProgramNote note, long atNanos);
    }

    /// Hands over what was noted since the last time, of each thread in order.
    void take(Reader reader) {
        fetch();
        for (Taken one = taken.poll(); one != null; one = taken.poll()) {
            reader.noted(one.tid(), one.note(), one.atNanos());
        }
    }

    /// Whether a descriptor that was open at `nanos` has been closed by now: it may refer to
    /// something else.
    boolean hasClosed(int fd, long nanos) {
        fetch();
        return closings.getOrDefault(fd, Long.MIN_VALUE) >= nanos;
    }

    private void fetch() {
        for (Author author : authors()) {
            while (author.notes.take(
                    (note, nanos) -> {
                        taken.add(new Taken(author.tid.getAsInt(), note, nanos));
                        if (note instanceof ProgramNote.Closed(int fd)) {
                            closings.merge(fd, nanos, Math::max);
                        }
                    })) {
                // until there is none
            }
        }
    }

    /// How many notes have found no room since the last time.
    long newlyLost() {
        Crew crew = peers.crew();
        long all = peers.ring().lost();
        if (crew != null) {
            all += crew.places().stream().mapToLong(place -> place.ring().lost()).sum();
        }
        long fresh = all - lost;
        lost = all;
        return fresh;
    }

    private List<Author> authors() {
        Crew crew = peers.crew();
        if (crew != null && authors.size() == 1) {
            crew.places()
                    .forEach(place ->
                            authors.add(
                                    new Author(new ProgramNotes(place.ring()), place.tid()::get)));
        }
        return authors;
    }
}
