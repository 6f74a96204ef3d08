package dev.ringside.trace;

/// What the arguments of an `fcntl` ask for. The registers say it by number; a recorder may have
/// put it into words.
public final class Fcntl {
    private static final int F_GETFL = 3;
    private static final int F_SETFL = 4;
    private static final int F_SETSIG = 10;
    private static final int F_SETOWN_EX = 15;
    private static final int O_NONBLOCK = 0x800;
    private static final int O_ASYNC = 0x2000;

    private Fcntl() {}

    /// Whether it asks for the flags of a descriptor.
    public static boolean getsFlags(CallArgs args) {
        return isCommand(args, F_GETFL, "F_GETFL");
    }

    /// Whether it sets the flags of a descriptor.
    public static boolean setsFlags(CallArgs args) {
        return isCommand(args, F_SETFL, "F_SETFL");
    }

    /// Whether it says which signal a descriptor shall send.
    public static boolean setsSignal(CallArgs args) {
        return isCommand(args, F_SETSIG, "F_SETSIG");
    }

    /// Whether it says to whom a descriptor shall send signals.
    public static boolean setsOwner(CallArgs args) {
        return isCommand(args, F_SETOWN_EX, "F_SETOWN_EX");
    }

    /// Whether `O_NONBLOCK` is among the flags.
    public static boolean isNonBlocking(CallArgs args) {
        return hasFlag(args, O_NONBLOCK, "O_NONBLOCK");
    }

    /// Whether `O_ASYNC` is among the flags.
    public static boolean isAsync(CallArgs args) {
        return hasFlag(args, O_ASYNC, "O_ASYNC");
    }

    private static boolean isCommand(CallArgs args, int number, String name) {
        Object command = args.values().get("cmd");
        return command instanceof Number n ? n.longValue() == number : name.equals(command);
    }

    private static boolean hasFlag(CallArgs args, int bit, String name) {
        Object flags = args.values().get("arg");
        return flags instanceof Number n
                ? (n.longValue() & bit) != 0
                : String.valueOf(flags).contains(name);
    }
}
