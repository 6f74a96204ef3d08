package dev.ringside.linux.uring;

/// What an entry of a submission ring asks for. The names are those of the kernel's tracepoints.
public enum UringOp {
    /// `accept4` of a connection.
    ACCEPT(13),
    /// `read` of a pipe or a file.
    READ(22),
    /// `recv` of a socket.
    RECV(27);

    private final int code;

    UringOp(int code) {
        this.code = code;
    }

    /// A number for [#ofNoted]; it is never stored in a file.
    public int noted() {
        return code;
    }

    /// The one with this number.
    ///
    /// @throws IllegalArgumentException if there is none
    public static UringOp ofNoted(int number) {
        for (UringOp op : values()) {
            if (op.code == number) {
                return op;
            }
        }
        throw new IllegalArgumentException("no operation of io_uring: " + number);
    }

    /// The number in an entry.
    byte code() {
        return (byte) code;
    }
}
