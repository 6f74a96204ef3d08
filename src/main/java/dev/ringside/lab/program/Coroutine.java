package dev.ringside.lab.program;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/// A function that can stop in the middle and go on later: its stack frames are taken off the
/// thread and kept in the heap until then. Neither way leads through the kernel.
///
/// It is the JDK's own `jdk.internal.vm.Continuation`, the part of a virtual thread that is no
/// thread, which the lab process alone may use (see [#EXPORTED]). No frame of native code may be on
/// its stack when it yields, which holds between two system calls.
///
/// Belongs to the thread that resumes it first.
public final class Coroutine {
    /// What the module has to be shown of the JDK: module and package.
    public static final String EXPORTED = "java.base/jdk.internal.vm";

    /// It waits for no descriptor.
    static final int NONE = -1;

    private final int number;
    private final Object continuation;
    private int awaited = NONE;
    private @Nullable RuntimeException failure;

    /// A coroutine that has not begun yet.
    ///
    /// @param number its number within the program, from 1
    /// @param body what it does; it may call [#await] of this coroutine
    public Coroutine(int number, Runnable body) {
        this.number = number;
        try {
            this.continuation = Vm.CREATE.invoke(Vm.SCOPE, (Runnable) () -> perform(body));
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /// Why there are no coroutines in this process; empty if there are.
    public static Optional<String> missing() {
        try {
            Vm.touch();
            return Optional.empty();
        } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
            return Optional.of(
                    "This Java run time has no coroutines (jdk.internal.vm.Continuation); use the"
                            + " one that Ringside comes with, or an OpenJDK 25 for x86-64 or"
                            + " AArch64.");
        }
    }

    /// Its number within the program.
    public int number() {
        return number;
    }

    /// Takes its frames off the thread until it is resumed. Only the coroutine itself may say so.
    ///
    /// @param fd the descriptor that it waits for
    /// @throws IllegalStateException if a frame of native code holds it on the thread
    public void await(int fd) {
        awaited = fd;
        try {
            if (!(boolean) Vm.YIELD.invoke(Vm.SCOPE)) {
                throw new IllegalStateException("coroutine " + number + " cannot leave its thread");
            }
        } catch (Throwable t) {
            throw unexpected(t);
        }
        awaited = NONE;
    }

    /// Puts it on the calling thread; returns when it yields or has ended.
    void run() {
        try {
            Vm.RUN.invoke(continuation);
        } catch (Throwable t) {
            throw unexpected(t);
        }
        if (failure != null) {
            throw failure;
        }
    }

    /// What its body throws is for whoever resumed it.
    private void perform(Runnable body) {
        try {
            body.run();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /// The descriptor that it waits for; -1 if it waits for none.
    int awaited() {
        return awaited;
    }

    /// Whether it has come to its end.
    public boolean isDone() {
        try {
            return (boolean) Vm.IS_DONE.invoke(continuation);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    private static RuntimeException unexpected(Throwable t) {
        if (t instanceof RuntimeException e) {
            return e;
        }
        if (t instanceof Error e) {
            throw e;
        }
        return new IllegalStateException(t);
    }

    /// The methods of the virtual machine, looked up when the first coroutine is made.
    private static final class Vm {
        static final MethodHandle CREATE;
        static final MethodHandle RUN;
        static final MethodHandle YIELD;
        static final MethodHandle IS_DONE;
        static final Object SCOPE;

        static {
            try {
                Class<?> scope = Class.forName("jdk.internal.vm.ContinuationScope");
                Class<?> continuation = Class.forName("jdk.internal.vm.Continuation");
                Class<?> support = Class.forName("jdk.internal.vm.ContinuationSupport");
                var lookup = MethodHandles.lookup();
                var noWord = MethodType.methodType(void.class);
                lookup.findStatic(support, "ensureSupported", noWord).invoke();
                SCOPE =
                        lookup.findConstructor(scope, noWord.appendParameterTypes(String.class))
                                .invoke("ringside");
                CREATE =
                        lookup.findConstructor(
                                continuation, noWord.appendParameterTypes(scope, Runnable.class));
                RUN = lookup.findVirtual(continuation, "run", noWord);
                YIELD =
                        lookup.findStatic(
                                continuation, "yield", MethodType.methodType(boolean.class, scope));
                IS_DONE =
                        lookup.findVirtual(
                                continuation, "isDone", MethodType.methodType(boolean.class));
            } catch (Throwable t) {
                throw new ExceptionInInitializerError(t);
            }
        }

        private Vm() {}

        static void touch() {}
    }
}
