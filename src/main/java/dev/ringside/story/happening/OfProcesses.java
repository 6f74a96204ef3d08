package dev.ringside.story.happening;

import dev.ringside.story.words.Fds;

import org.jspecify.annotations.Nullable;

/// What happens around processes that the program under study starts.
public sealed interface OfProcesses extends Happening {
    /// A task has made a process.
    ///
    /// @param call by which call; empty if that is not recorded
    /// @param shares whether the new process runs in the memory of the first for now
    record Created(int task, int child, String call, boolean shares) implements OfProcesses {}

    /// A new process makes a descriptor its standard input and output.
    ///
    /// @param from the descriptor
    /// @param to the numbers that now mean the same
    record Redirected(int task, int from, Fds to) implements OfProcesses {}

    /// A task gives up its program and its memory for another program.
    ///
    /// @param path the program; null as long as the kernel has not said that it is done
    /// @param waker the task that is woken by that; -1 if none
    record Executes(int task, @Nullable String path, int waker) implements OfProcesses {}

    /// The run time of a new program gets ready.
    record GetsReady(int task) implements OfProcesses {}

    /// A task closes its descriptor of something that another process still has.
    ///
    /// @param child a task of that process
    /// @param childFd its number there
    record LetsGo(int task, int fd, int child, int childFd) implements OfProcesses {}

    /// A process ends.
    ///
    /// @param status what it says; null if nothing
    /// @param zombie whether it has ended
    /// @param woken the task that is woken by that; -1 if none
    record Exits(int task, @Nullable Integer status, boolean zombie, int woken)
            implements OfProcesses {}

    /// A task asks for the end of a process.
    ///
    /// @param zombie whether that has ended already
    record WaitsFor(int task, int child, boolean zombie) implements OfProcesses {}

    /// The kernel tells a task of the end of a process, and forgets the process.
    record Reaped(int task, int child) implements OfProcesses {}
}
