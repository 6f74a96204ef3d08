package dev.ringside.linux.signal;

/// What came with a signal: the parts of `siginfo_t` that a descriptor's signal has. It is filled
/// in again and again. Belongs to one thread.
///
/// @see <a href="https://man7.org/linux/man-pages/man2/sigaction.2.html">sigaction(2)</a>
public final class SignalInfo {
    private static final int SI_KERNEL = 0x80;

    private int signal;
    private int code;
    private int fd;
    private int band;
    private long nanos;

    /// Nothing so far.
    public SignalInfo() {}

    void set(int newSignal, int newCode, int newFd, int newBand, long newNanos) {
        signal = newSignal;
        code = newCode;
        fd = newFd;
        band = newBand;
        nanos = newNanos;
    }

    /// Which signal it is.
    public int signal() {
        return signal;
    }

    /// `si_code`: why it was sent, `POLL_IN` (1) for something to read.
    public int code() {
        return code;
    }

    /// Whether it says which descriptor it is about. `SIGIO`, which the kernel sends when there is
    /// no room for a further real-time signal, does not.
    public boolean namesDescriptor() {
        return code > 0 && code < SI_KERNEL;
    }

    /// `si_fd`: the descriptor; only if it [#namesDescriptor].
    public int fd() {
        return fd;
    }

    /// `si_band`: bits of [dev.ringside.linux.Readiness].
    public int band() {
        return band;
    }

    /// When a handler noted it, by `System.nanoTime()`.
    public long nanos() {
        return nanos;
    }
}
