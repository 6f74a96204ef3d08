package dev.ringside.linux;

import java.util.ArrayList;
import java.util.List;

/// The event bits of `poll(2)` and `epoll_ctl(2)`, which are the same where both have them.
public final class Readiness {
    /// There is something to read, or a connection to accept.
    public static final int IN = 0x1;

    /// Something exceptional: the third set of `select`.
    public static final int PRI = 0x2;

    /// There is room to write.
    public static final int OUT = 0x4;

    /// Something went wrong.
    public static final int ERR = 0x8;

    /// The other end is gone.
    public static final int HUP = 0x10;

    /// The descriptor is not open (`poll` only).
    public static final int NVAL = 0x20;

    /// The other end will send nothing more.
    public static final int RDHUP = 0x2000;

    /// Tell only what is new: edge-triggered (`epoll` only).
    public static final int ET = 1 << 31;

    private static final int[] BITS = {IN, PRI, OUT, ERR, HUP, NVAL, RDHUP, ET};
    private static final List<String> NAMES =
            List.of("IN", "PRI", "OUT", "ERR", "HUP", "NVAL", "RDHUP", "ET");

    private Readiness() {}

    /// The names of the bits without their prefix, joined: `IN|HUP`. Others are given as a number.
    public static String text(int events) {
        List<String> names = new ArrayList<>();
        int rest = events;
        for (int i = 0; i < BITS.length; i++) {
            if ((events & BITS[i]) != 0) {
                names.add(NAMES.get(i));
                rest &= ~BITS[i];
            }
        }
        if (rest != 0) {
            names.add("0x" + Integer.toHexString(rest));
        }
        return String.join("|", names);
    }
}
