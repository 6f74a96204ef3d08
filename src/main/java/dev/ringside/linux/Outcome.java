package dev.ringside.linux;

/// What became of a system call. `EAGAIN`, `EINTR` and the like are ordinary outcomes.
public sealed interface Outcome {
    /// The call succeeded.
    ///
    /// @param value what it returned: a count of bytes, a descriptor, or 0
    record Done(long value) implements Outcome {}

    /// The call failed.
    ///
    /// @param errno why
    record Failed(Errno errno) implements Outcome {}

    /// The value of a call whose failure is not an ordinary outcome for the caller.
    ///
    /// @param call the name of the call
    /// @param fd the descriptor that it was about; -1 if none
    /// @throws SyscallException if the call failed
    default long orThrow(String call, int fd) {
        return switch (this) {
            case Done(long value) -> value;
            case Failed(Errno errno) -> throw new SyscallException(call, fd, errno);
        };
    }
}
