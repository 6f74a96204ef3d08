package dev.ringside.trace;

/// What is known of a recording at its end.
///
/// @param facts how many facts were written
/// @param lost how many the probes missed
/// @param complete false if the experiment did not come to its own end
public record TraceEnd(long facts, long lost, boolean complete) {}
