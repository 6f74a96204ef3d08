package dev.ringside.linux;

/// An error number of the kernel.
///
/// The numbers are those of `asm-generic/errno.h`, which x86-64 and AArch64 share, and of the
/// kernel's own `linux/errno.h`: a call that a signal interrupts leaves the kernel with
/// `ERESTARTSYS` or one of its kin, and begins anew after the handler.
///
/// @param number positive
/// @param name as in `errno(3)`, `EAGAIN`; `errno N` if the number has no known name
public record Errno(int number, String name) {
    private static final NumberedNames NAMES = NumberedNames.load("errno.txt");
    private static final Errno[] KNOWN = known();

    /// A system call was interrupted by a signal before it did anything.
    public static final Errno EINTR = of(4);

    /// There is nothing now; ask again later.
    public static final Errno EAGAIN = of(11);

    /// Permission denied.
    public static final Errno EACCES = of(13);

    /// Device or resource busy.
    public static final Errno EBUSY = of(16);

    /// The other end does not read any more.
    public static final Errno EPIPE = of(32);

    /// The other end closed the connection abruptly.
    public static final Errno ECONNRESET = of(104);

    /// The error with this number. Known ones are not allocated again.
    public static Errno of(int number) {
        return number >= 0 && number < KNOWN.length
                ? KNOWN[number]
                : new Errno(number, "errno " + number);
    }

    private static Errno[] known() {
        Errno[] all = new Errno[NAMES.limit()];
        for (int number = 0; number < all.length; number++) {
            String name = NAMES.name(number);
            all[number] = new Errno(number, name == null ? "errno " + number : name);
        }
        return all;
    }
}
