package dev.ringside.lab.recorder;

import dev.ringside.lab.probe.Subsystem;
import dev.ringside.lab.program.ProgramNote;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Holds back that a server has a new descriptor until it has handed it over to a process.
///
/// It closes the descriptor right afterwards, and soon has another connection under the same
/// number. What it refers to can be looked up at leisure in the process that has it now.
final class Bequests {
    private final boolean used;
    private final Notes.Reader reader;
    private final Map<Integer, Held> held = new HashMap<>();

    private record Held(int tid, ProgramNote.Opened note, long atNanos) {}

    /// @param reader gets what is noted
    Bequests(Set<Subsystem> subsystems, Notes.Reader reader) {
        used = subsystems.contains(Subsystem.PROCESSES);
        this.reader = reader;
    }

    /// Takes the next note.
    void noted(int tid, ProgramNote note, long atNanos) {
        switch (note) {
            case ProgramNote.Opened opened when used ->
                    held.put(opened.fd(), new Held(tid, opened, atNanos));
            case ProgramNote.Spawned(int process, int fd) -> {
                Held one = held.remove(fd);
                if (one != null) {
                    reader.noted(one.tid(), one.note().handedOver(process), one.atNanos());
                }
            }
            case ProgramNote other -> reader.noted(tid, other, atNanos);
        }
    }
}
