package dev.ringside.linux.signal;

import static dev.ringside.linux.Libc.LONG;

import dev.ringside.linux.Libc;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandle;

/// Counts prime numbers: something to compute that makes no call.
///
/// It is in machine code where that is possible. A thread that computes in Java is now and then
/// stopped by the virtual machine, which takes a signal of its own (`SIGSEGV`) and calls that would
/// be recorded.
public final class PrimeCount {
    private static final String CODE =
            """
            f30f1efa                  endbr64
            4531c0                    xor    r8d, r8d       ; none found
            4839f7                    cmp    rdi, rsi
            732b                      jae    done
            b902000000                mov    ecx, 2
            4889c8                    mov    rax, rcx
            480fafc1                  imul   rax, rcx
            4839f8                    cmp    rax, rdi
            7712                      ja     prime
            31d2                      xor    edx, edx
            4889f8                    mov    rax, rdi
            48f7f1                    div    rcx
            4885d2                    test   rdx, rdx
            7408                      je     next
            48ffc1                    inc    rcx
            ebe2                      jmp    imul
            49ffc0                    inc    r8             ; prime
            48ffc7                    inc    rdi            ; next
            ebd0                      jmp    cmp
            4c89c0                    mov    rax, r8        ; done
            c3                        ret
            """;

    private static final @Nullable MethodHandle COUNT =
            MachineCode.isKnownHere()
                    ? Libc.bindAt(MachineCode.function(CODE), LONG, LONG, LONG)
                    : null;

    private PrimeCount() {}

    /// How many there are from `from` on and before `to`.
    ///
    /// @param from 2 or more
    public static long count(long from, long to) {
        if (COUNT == null) {
            return countInJava(from, to);
        }
        try {
            return (long) COUNT.invokeExact(from, to);
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    static long countInJava(long from, long to) {
        long found = 0;
        for (long number = from; number < to; number++) {
            found += isPrime(number) ? 1 : 0;
        }
        return found;
    }

    private static boolean isPrime(long number) {
        for (long divisor = 2; divisor * divisor <= number; divisor++) {
            if (number % divisor == 0) {
                return false;
            }
        }
        return true;
    }
}
