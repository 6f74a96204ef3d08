package dev.ringside.linux.signal;

import static dev.ringside.linux.Libc.INT;
import static dev.ringside.linux.Libc.LONG;
import static dev.ringside.linux.Libc.POINTER;
import static dev.ringside.linux.Libc.SIZE_T;

import dev.ringside.linux.Libc;
import dev.ringside.linux.SyscallException;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.stream.Collectors;

/// Functions in machine code, for x86-64. They stay for as long as the process lives.
final class MachineCode {
    private static final MethodHandle MMAP =
            Libc.bind("mmap", POINTER, POINTER, SIZE_T, INT, INT, INT, LONG);
    private static final MethodHandle MPROTECT = Libc.bind("mprotect", INT, POINTER, SIZE_T, INT);

    private static final int PROT_READ_WRITE = 3;
    private static final int PROT_READ_EXEC = 5;
    private static final int MAP_PRIVATE_ANONYMOUS = 0x22;
    private static final int PAGE_BYTES = 4096;

    private MachineCode() {}

    /// Whether this computer's processor understands it.
    static boolean isKnownHere() {
        return System.getProperty("os.arch").equals("amd64");
    }

    /// Puts a function into memory, which is first written and then made executable, never both at
    /// once.
    ///
    /// @param listing an instruction a line: its bytes in hexadecimal, with addresses as `%s`; what
    ///   follows after a space is for the reader
    /// @throws SyscallException if the kernel gives no memory for code
    static MemorySegment function(String listing, Object... addresses) {
        String hex =
                listing.lines()
                        .map(line -> line.replaceFirst(" .*", ""))
                        .collect(Collectors.joining());
        try (Arena arena = Arena.ofConfined()) {
            return place(
                    arena.allocate(Libc.CALL_STATE),
                    HexFormat.of().parseHex(hex.formatted(addresses)));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// An address as it stands in code.
    static String address(long address) {
        byte[] bytes =
                ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(address)
                        .array();
        return HexFormat.of().formatHex(bytes);
    }

    private static MemorySegment place(MemorySegment callState, byte[] code) throws Throwable {
        MemorySegment page =
                (MemorySegment)
                        MMAP.invokeExact(
                                callState,
                                MemorySegment.NULL,
                                (long) PAGE_BYTES,
                                PROT_READ_WRITE,
                                MAP_PRIVATE_ANONYMOUS,
                                -1,
                                0L);
        if (page.address() == -1) {
            throw new SyscallException("mmap", -1, Libc.errno(callState));
        }
        MemorySegment room = Libc.memory(page, PAGE_BYTES);
        MemorySegment.copy(code, 0, room, ValueLayout.JAVA_BYTE, 0, code.length);
        int result = (int) MPROTECT.invokeExact(callState, page, (long) PAGE_BYTES, PROT_READ_EXEC);
        if (result < 0) {
            throw new SyscallException("mprotect", -1, Libc.errno(callState));
        }
        return page;
    }
}
