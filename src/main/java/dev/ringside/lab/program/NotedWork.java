package dev.ringside.lab.program;

import java.util.function.LongSupplier;

/// What a program computes, piece by piece, as it is noted. To compute needs no call.
///
/// Belongs to the thread that computes.
final class NotedWork {
    private final ProgramNotes notes;
    private int pieces;
    private long found;

    NotedWork(ProgramNotes notes) {
        this.notes = notes;
    }

    /// Does a piece, and notes when it begins and ends.
    ///
    /// @param work does it, and says what all pieces together have found
    void piece(LongSupplier work) {
        notes.computed(++pieces, found, true);
        found = work.getAsLong();
        notes.computed(pieces, found, false);
    }
}
