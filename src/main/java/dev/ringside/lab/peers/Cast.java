package dev.ringside.lab.peers;

import dev.ringside.lab.file.StudiedFile;
import dev.ringside.lab.probe.Observed;
import dev.ringside.lab.probe.ObservedFile;
import dev.ringside.lab.probe.ObservedSocket;
import dev.ringside.lab.probe.ObservedTask;
import dev.ringside.lab.probe.Subsystem;
import dev.ringside.trace.Role;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who takes part in a conversation, once everybody is ready.
///
/// @param server the server, in this process
/// @param listening its listening socket; null if it does not accept
/// @param serverEnds its ends of the connections, those of the clients that send first
/// @param outlets ends of its own that it only writes to, for its partner
/// @param clients the clients, in a process of their own; or its partner
/// @param clientEnds their ends, in the order of the server's
/// @param plan who runs where
/// @param subsystems what else of the kernel the server uses
/// @param family how the kernel names the server and the tasks that it starts; empty if none
/// @param program the program that processes execute which it starts; empty if none
/// @param file the file that the server reads; null if it reads none
/// @param pieceBytes how much of a message a Unix socket passes on at once, by whose end it is
public record Cast(
        ObservedTask server,
        @Nullable End listening,
        List<End> serverEnds,
        List<End> outlets,
        List<ObservedTask> clients,
        List<End> clientEnds,
        CpuPlan plan,
        Set<Subsystem> subsystems,
        String family,
        String program,
        @Nullable StudiedFile file,
        Map<Role, Integer> pieceBytes) {
    public Cast {
        serverEnds = List.copyOf(serverEnds);
        outlets = List.copyOf(outlets);
        clients = List.copyOf(clients);
        clientEnds = List.copyOf(clientEnds);
        pieceBytes = Map.copyOf(pieceBytes);
    }

    /// All tasks under study, the server first.
    public List<ObservedTask> tasks() {
        List<ObservedTask> tasks = new ArrayList<>();
        tasks.add(server);
        tasks.addAll(clients);
        return tasks;
    }

    /// The one with whom the server plays; nobody if it has clients, or is alone.
    public List<ObservedTask> partners() {
        return clients.stream().filter(task -> task.role() == Role.WORKER).toList();
    }

    /// As a probe needs it.
    public Observed observed() {
        List<ObservedSocket> sockets = new ArrayList<>();
        serverEnds.forEach(end -> sockets.add(end.observed(server.process())));
        outlets.forEach(end -> sockets.add(end.observed(server.process())));
        if (listening != null) {
            sockets.add(listening.observed(server.process()));
        }
        clientEnds.forEach(end -> sockets.add(end.observed(clients.getFirst().process())));
        List<ObservedFile> files = file == null ? List.of() : file.observed().stream().toList();
        return new Observed(
                tasks(), plan.inUse(), sockets, subsystems, family, program, files, pieceBytes);
    }
}
