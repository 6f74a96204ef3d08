package dev.ringside.lab;

/// Why an experiment could not begin.
///
/// @param sentence what is missing and what to do about it, for the user
/// @param exitCode 2 if the request was wrong, 3 if this computer cannot do it
public record Refusal(String sentence, int exitCode) {
    /// The exit code for a wrong request.
    public static final int WRONG_REQUEST = 2;

    /// The exit code for what this computer cannot do.
    public static final int NOT_HERE = 3;
}
