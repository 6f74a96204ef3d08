package dev.ringside.lab.probe;

/// How many of the kernel's reports were lost, by the ring's own counters.
///
/// @param count all CPUs together
/// @param uncounted true if a ring said besides that some are missing but not how many
public record LossCount(long count, boolean uncounted) {
    /// Nothing was lost.
    public static final LossCount NONE = new LossCount(0, false);

    /// Whether anything is missing.
    public boolean any() {
        return count > 0 || uncounted;
    }
}
