package dev.ringside.trace;

/// One fact of a [Trace]: something that a [Source] reported, at an instant.
///
/// A record's simple name, its first letter in lower case, is its `kind` in the file, and its
/// components are the keys. Facts carry what was measured and nothing that was worked out: a
/// component that the source did not report is null, never guessed.
public sealed interface TraceEvent
        permits TaskStarted,
                TaskNamed,
                TaskEnded,
                MemoryShared,
                Executed,
                Opened,
                Closed,
                SysEntered,
                SysReturned,
                WaitSet,
                ReadyReturned,
                BytesSeen,
                Switched,
                Woken,
                Migrated,
                SoftirqEntered,
                SoftirqLeft,
                SegmentSent,
                SegmentReceived,
                Queued,
                Discarded,
                Connection,
                Copied,
                CoroutineMounted,
                CoroutineYielded,
                ItemQueued,
                ItemTaken,
                LockChanged,
                ValueAccessed,
                UringPrepared,
                UringSubmitted,
                UringRan,
                UringCompleted,
                UringReaped,
                Sampled,
                QueueSampled,
                SignalSent,
                SignalDelivered,
                SiginfoSeen,
                Computed,
                AioRequested,
                AioAsked,
                AioTaken,
                AioSuspended,
                Lost,
                EndedEarly,
                Unrecognised {
    /// When, where and by whose word.
    Stamp at();
}
