package dev.ringside.app.session;

/// Where a playback is.
///
/// @param facts how many facts are behind
/// @param nanos the time; between two facts while true time plays
/// @param byFact whether it came here fact by fact, so that the last fact alone is news
record Place(int facts, long nanos, boolean byFact) {
    static final Place START = new Place(0, 0, false);
}
