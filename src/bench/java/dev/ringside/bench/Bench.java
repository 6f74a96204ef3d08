package dev.ringside.bench;

import dev.ringside.bench.call.CallCost;
import dev.ringside.bench.call.Caller;
import dev.ringside.bench.echo.EchoCost;
import dev.ringside.bench.echo.EchoServer;
import dev.ringside.bench.live.SendDelay;
import dev.ringside.bench.recording.RecordingCost;
import dev.ringside.bench.scale.TraceScale;
import dev.ringside.bench.timeline.TimelineScale;
import dev.ringside.bench.window.FrameCost;
import dev.ringside.bench.window.Player;
import dev.ringside.bench.window.StartCost;

import java.util.List;

/// Runs one benchmark and prints its table.
public final class Bench {
    private Bench() {}

    /// `recording`, `call`, `echo`, `trace` or `timeline`, which may be followed by a recording,
    /// `frames`, `start`, `send`, or `all` of those that need no display.
    public static void main(String[] words) throws Exception {
        List<String> options = List.of(words).subList(1, words.length);
        switch (words[0]) {
            case "recording" -> RecordingCost.run();
            case "call" -> CallCost.run();
            case "echo" -> EchoCost.run();
            case "trace" -> TraceScale.run(options);
            case "frames" -> FrameCost.run();
            case "start" -> StartCost.run();
            case "send" -> SendDelay.run();
            case Player.COMMAND -> Player.run();
            case "timeline" -> TimelineScale.run(options);
            case Caller.COMMAND -> Caller.run();
            case EchoServer.COMMAND -> EchoServer.run(options.getFirst());
            case "all" -> {
                TraceScale.run(List.of());
                RecordingCost.run();
                CallCost.run();
                EchoCost.run();
            }
            default ->
                    throw new IllegalArgumentException(
                            "one of: all, recording, call, echo, trace, timeline, frames, start,"
                                    + " send");
        }
    }
}
