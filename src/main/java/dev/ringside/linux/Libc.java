package dev.ringside.linux;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// Binds functions of the C library: the name, the type and how `errno` is kept. For the packages
/// below this one too; outside of them nothing may use it.
///
/// Nothing is bound as `critical`: most of these calls may block, and a garbage collection would
/// then wait for them.
@SuppressWarnings("restricted") // this is the one class that links native code
public final class Libc {
    /// Where a call leaves its `errno`. The memory belongs to one thread at a time.
    public static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();

    private static final Linker LINKER = Linker.nativeLinker();
    private static final VarHandle ERRNO =
            CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private Libc() {}

    /// A function whose `errno` matters; its first parameter is the memory for [#CALL_STATE].
    public static MethodHandle bind(String name, MemoryLayout result, MemoryLayout... parameters) {
        return LINKER.downcallHandle(
                symbol(name),
                FunctionDescriptor.of(result, parameters),
                Linker.Option.captureCallState("errno"));
    }

    /// The same for a function with variable arguments, of which the first `fixed` are not.
    public static MethodHandle bindVariadic(
            String name, int fixed, MemoryLayout result, MemoryLayout... parameters) {
        return LINKER.downcallHandle(
                symbol(name),
                FunctionDescriptor.of(result, parameters),
                Linker.Option.captureCallState("errno"),
                Linker.Option.firstVariadicArg(fixed));
    }

    /// A function that cannot fail, or that returns its error number.
    public static MethodHandle bindPlain(
            String name, MemoryLayout result, MemoryLayout... parameters) {
        return LINKER.downcallHandle(symbol(name), FunctionDescriptor.of(result, parameters));
    }

    /// A function that is not the C library's but lies at `address`; it cannot fail.
    public static MethodHandle bindAt(
            MemorySegment address, MemoryLayout result, MemoryLayout... parameters) {
        return LINKER.downcallHandle(address, FunctionDescriptor.of(result, parameters));
    }

    /// Whether the C library has a function.
    public static boolean has(String name) {
        return LINKER.defaultLookup().find(name).isPresent();
    }

    /// Where a function is, for native code that calls it.
    public static long address(String name) {
        return symbol(name).address();
    }

    /// Memory of the kernel's at the address that a call returned.
    public static MemorySegment memory(MemorySegment at, long lengthBytes) {
        return at.reinterpret(lengthBytes);
    }

    /// The error that the last call left in `callState`.
    public static Errno errno(MemorySegment callState) {
        return Errno.of((int) ERRNO.get(callState, 0L));
    }

    /// What a native call can throw is a defect of this program, never an outcome.
    public static RuntimeException unexpected(Throwable thrown) {
        return switch (thrown) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            default -> new IllegalStateException("a native call threw", thrown);
        };
    }

    private static MemorySegment symbol(String name) {
        return LINKER.defaultLookup()
                .find(name)
                .orElseThrow(() ->
                        new IllegalStateException("the C library of this computer has no " + name));
    }

    /// C's `int`.
    public static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    /// C's `long`.
    public static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    /// C's `size_t`.
    public static final ValueLayout.OfLong SIZE_T = ValueLayout.JAVA_LONG;

    /// A pointer.
    public static final AddressLayout POINTER = ValueLayout.ADDRESS;
}
