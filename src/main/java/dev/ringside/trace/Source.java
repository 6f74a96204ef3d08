package dev.ringside.trace;

/// Who reported a fact.
///
/// @param name as it stands in the file: a tracepoint (`sched:sched_switch`), `program`,
///   `program:…` or `proc:…` for what was measured in user space, or `inferred:RULE`
public record Source(String name) {
    /// Measured by the observed program itself, around the call.
    public static final Source PROGRAM = new Source("program");

    /// How much a fact can be trusted, and how it is drawn.
    public enum Evidence {
        /// A kernel tracepoint or perf record said so.
        KERNEL,
        /// Measured in user space, or handed to user space by the kernel.
        PROGRAM,
        /// Follows from other facts by a named rule.
        INFERRED
    }

    /// The kind of evidence that this source gives; follows from its name.
    public Evidence evidence() {
        if (name.startsWith("inferred:")) {
            return Evidence.INFERRED;
        }
        boolean userSpace =
                name.equals("program") || name.startsWith("program:") || name.startsWith("proc:");
        return userSpace ? Evidence.PROGRAM : Evidence.KERNEL;
    }
}
