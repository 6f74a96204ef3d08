package dev.ringside.bench.echo;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// The calls of epoll.
@SuppressWarnings("restricted")
final class EpollCalls implements AutoCloseable {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final VarHandle ERRNO =
            Linker.Option.captureStateLayout()
                    .varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final MethodHandle CREATE = bind("epoll_create1", JAVA_INT);
    private static final MethodHandle CTL =
            bind("epoll_ctl", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle WAIT =
            bind("epoll_wait", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment callState = arena.allocate(Linker.Option.captureStateLayout());
    private final EpollEvents one = new EpollEvents(arena, 1);

    Outcome epollCreate1() {
        try {
            return outcome((int) CREATE.invokeExact(callState, 0x80000));
        } catch (Throwable t) {
            throw new IllegalStateException(t);
        }
    }

    Outcome epollCtl(int epfd, int op, int fd, int events) {
        one.set(0, events, fd);
        try {
            return outcome((int) CTL.invokeExact(callState, epfd, op, fd, one.memory()));
        } catch (Throwable t) {
            throw new IllegalStateException(t);
        }
    }

    Outcome epollWait(int epfd, EpollEvents events, int timeoutMillis) {
        try {
            return outcome(
                    (int)
                            WAIT.invokeExact(
                                    callState,
                                    epfd,
                                    events.memory(),
                                    events.size(),
                                    timeoutMillis));
        } catch (Throwable t) {
            throw new IllegalStateException(t);
        }
    }

    private Outcome outcome(long result) {
        return result < 0
                ? new Outcome.Failed(Errno.of((int) ERRNO.get(callState, 0L)))
                : new Outcome.Done(result);
    }

    private static MethodHandle bind(String name, MemoryLayout... parameters) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().find(name).orElseThrow(),
                FunctionDescriptor.of(JAVA_INT, parameters),
                Linker.Option.captureCallState("errno"));
    }

    @Override
    public void close() {
        arena.close();
    }
}
