package dev.ringside.linux;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The numbers and names of the system calls of one architecture, and how the arguments of those
/// that Ringside meets are called.
public final class SyscallTable {
    private static final Map<String, SyscallTable> TABLES =
            Map.of(
                    "x86_64", new SyscallTable(NumberedNames.load("syscalls-x86_64.txt")),
                    "aarch64", new SyscallTable(NumberedNames.load("syscalls-aarch64.txt")));

    private static final Map<String, List<Argument>> ARGUMENTS = SyscallArguments.BY_CALL;

    private final NumberedNames names;

    private SyscallTable(NumberedNames names) {
        this.names = names;
    }

    /// The table of `arch`.
    ///
    /// @param arch as `uname -m` prints it, or as the JDK calls it (`amd64`)
    /// @throws IllegalArgumentException if it is not known
    public static SyscallTable of(String arch) {
        SyscallTable table = TABLES.get(arch.equals("amd64") ? "x86_64" : arch);
        if (table == null) {
            throw new IllegalArgumentException("no table of system calls for " + arch);
        }
        return table;
    }

    /// The table of the computer that this runs on.
    public static SyscallTable ofThisComputer() {
        return of(System.getProperty("os.arch"));
    }

    /// The name of a call; `#N` if it has none.
    public String name(long number) {
        String name = names.name(number);
        return name == null ? "#" + number : name;
    }

    /// The number of a call.
    ///
    /// @throws IllegalArgumentException if this architecture does not have it
    public int number(String call) {
        int number = names.number(call);
        if (number < 0) {
            throw new IllegalArgumentException("no system call " + call + " here");
        }
        return number;
    }

    /// What the registers say, by the man page's parameter name and in its order: numbers, and the
    /// names of a few constants; pointers and arguments of unknown calls are left out.
    ///
    /// @param call the name of the call
    /// @param registers the six registers that carry arguments
    public Map<String, Object> arguments(String call, long[] registers) {
        Map<String, Object> decoded = new LinkedHashMap<>();
        for (Argument argument : ARGUMENTS.getOrDefault(call, List.of())) {
            Object value = argument(call, argument.name(), argument.value(registers));
            if (!SyscallArguments.isPointer(decoded, value)) {
                decoded.put(argument.name(), value);
            }
        }
        return decoded;
    }

    /// The value of an argument as it stands in facts: the name of a constant where that says more
    /// than its number, or the number.
    public static Object argument(String call, String name, long value) {
        String constant = SyscallArguments.constant(call, name, value);
        return constant == null ? (Object) value : constant;
    }

    /// One argument.
    ///
    /// @param name as in the man page
    /// @param position 0 to 5
    /// @param isInt true if the kernel looks at the low 32 bits only and takes them as signed
    record Argument(String name, int position, boolean isInt) {
        long value(long[] registers) {
            long register = registers[position];
            return isInt ? register << Integer.SIZE >> Integer.SIZE : register;
        }
    }

    /// The descriptor among the arguments of a call; null if it has none.
    public @Nullable Integer descriptor(String call, long[] registers) {
        return arguments(call, registers).get("fd") instanceof Long fd ? fd.intValue() : null;
    }
}
