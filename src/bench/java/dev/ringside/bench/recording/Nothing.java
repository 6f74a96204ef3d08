package dev.ringside.bench.recording;

/// Nobody watches.
final class Nothing implements Way {
    @Override
    public int mostCalls() {
        return 20_000;
    }

    @Override
    public void settle() {
        // nothing is behind
    }

    @Override
    public void close() {
        // nothing is on
    }
}
