package dev.ringside.lab.program;

import dev.ringside.lab.duet.Duet;
import dev.ringside.lab.probe.Subsystem;
import dev.ringside.lab.scenario.Scenario;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How a program waits for data and takes it: what Ringside is about.
///
/// A model is a program of one screenful. It makes system calls only through [ProbedSyscalls], and
/// none that its listing does not show.
public interface IoModel {
    /// As often as a program usually is rehearsed.
    int REHEARSALS = 400;

    /// The same, if each time a connection is made or a thread is started.
    int REHEARSALS_WITH_MORE = 120;

    /// Its name on the command line and in files, `blocking`.
    String name();

    /// The family it belongs to, `blocking`; models are chosen from a few groups.
    String group();

    /// What it does, as the beginning of a title: `Blocking recv`.
    String title();

    /// One line for people who choose a model.
    String summary();

    /// Those of the options `trigger`, `read`, `timeout`, `pause`, `idle` and `program` that mean
    /// something to it; the others make sense for every model.
    Set<String> options();

    /// Options of its own by name, and what there is to choose; the first choice is the usual one.
    /// A flag has the choices `false` and `true`.
    default Map<String, List<String>> choices() {
        return Map.of();
    }

    /// What it uses of the kernel besides sockets and pipes.
    default Set<Subsystem> subsystems() {
        return Set.of();
    }

    /// Whether it serves nobody: there is no client, and what an option about traffic may mean is
    /// its own affair. Of those options it takes only what [#options] names.
    default boolean alone() {
        return false;
    }

    /// Whether it reads a file in this scenario, though it usually serves clients: if it knows the
    /// flag `file`, and that is set.
    default boolean readsFile(Scenario scenario) {
        return scenario.conduct().own("file").equals("true");
    }

    /// Whether it serves nobody in this scenario.
    default boolean alone(Scenario scenario) {
        return alone() || readsFile(scenario);
    }

    /// What it uses of the kernel in this scenario.
    default Set<Subsystem> subsystems(Scenario scenario) {
        if (!readsFile(scenario)) {
            return subsystems();
        }
        Set<Subsystem> all = EnumSet.of(Subsystem.FILES);
        all.addAll(subsystems());
        return Set.copyOf(all);
    }

    /// How often it is rehearsed, so that everything on its way has been compiled and gone through
    /// once.
    default int rehearsals(Scenario scenario) {
        return scenario.conduct().listen() ? REHEARSALS_WITH_MORE : REHEARSALS;
    }

    /// What the file is called that is made for it, if it reads one and the user names none.
    default String fileName() {
        return "data";
    }

    /// How long that file is.
    default int fileBytes(Scenario scenario) {
        return scenario.traffic().sizeBytes();
    }

    /// Whether its clients ask for that file, as web browsers do, and wait for the whole answer.
    default boolean speaksHttp() {
        return false;
    }

    /// Whether it waits for all its clients at once: then all their receive queues tell how far it
    /// is, else only that of the one it is at.
    default boolean waitsForAll() {
        return false;
    }

    /// Whether it starts threads while it serves.
    default boolean startsThreads() {
        return false;
    }

    /// How many threads it starts at most, if it starts some.
    default int threads(Scenario scenario) {
        return scenario.traffic().clients();
    }

    /// Whether it starts processes while it serves, one for each client.
    default boolean startsProcesses() {
        return false;
    }

    /// With whom it hands bytes to and fro; nobody, unless a model says otherwise.
    default Optional<Duet.Kind> duet(Scenario scenario) {
        return Optional.empty();
    }

    /// Packages of the JDK that have to be exported to this program in the process that runs it,
    /// `java.base/jdk.internal.vm`.
    default Set<String> exports() {
        return Set.of();
    }

    /// Whether a thread of the kernel polls for it.
    default boolean polls(Scenario scenario) {
        return false;
    }

    /// Options whose usual value is another one for this model.
    default Map<String, Object> usual() {
        return Map.of();
    }

    /// Why this computer cannot run it: sentences for the user that say what to do; empty if it
    /// can. It is asked before anything runs.
    ///
    /// @param tracepoints whether the kernel's tracepoints will be recorded
    default Optional<String> obstacle(Scenario scenario, boolean tracepoints) {
        return Optional.empty();
    }

    /// Does what shall not be recorded, on the server's thread: gets ready what takes time, and
    /// clears away what a rehearsal has left.
    default void prepare(ProbedSyscalls calls) {
        // most models need nothing
    }

    /// Receives until all bytes of the scenario are there, or the clients closed their ends.
    ///
    /// @throws dev.ringside.linux.SyscallException if a call fails in a way that the model does not
    ///   expect
    void serve(Service service, ProbedSyscalls calls);
}
