package dev.ringside.linux;

/// A system call failed where its caller cannot go on.
public final class SyscallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String call;
    private final int fd;
    private final transient Errno errno;

    /// A failure of `call`.
    ///
    /// @param call the name of the call
    /// @param fd the descriptor that it was about; -1 if none
    /// @param errno why it failed
    public SyscallException(String call, int fd, Errno errno) {
        super(call + (fd < 0 ? "" : " on descriptor " + fd) + " failed: " + errno.name());
        this.call = call;
        this.fd = fd;
        this.errno = errno;
    }

    /// The name of the call.
    public String call() {
        return call;
    }

    /// The descriptor that it was about; -1 if none.
    public int fd() {
        return fd;
    }

    /// Why it failed.
    public Errno errno() {
        return errno;
    }
}
