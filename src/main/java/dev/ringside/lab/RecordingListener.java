package dev.ringside.lab;

import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.TraceHeader;

/// Follows an experiment while it runs. Every method is called by the same reading thread, which
/// has to be given back soon: the experiment's pipe fills up meanwhile.
///
/// Either [#refused] is called, or [#began], then [#fact] for each fact in the order of time, then
/// [#ended]. Whichever comes last is called exactly once, however the lab process comes to its end.
public interface RecordingListener {
    /// The recording has begun.
    void began(TraceHeader header);

    /// The next fact. The last one of a recording that was cut off is an
    /// [dev.ringside.trace.EndedEarly].
    void fact(TraceEvent fact);

    /// The recording is over.
    void ended(TraceEnd end);

    /// The experiment could not begin, and nothing was recorded.
    ///
    /// @param why what is missing and what to do, for the user
    void refused(Refusal why);
}
