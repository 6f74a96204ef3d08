package dev.ringside.linux.proc;

import java.util.List;

/// The line in a `stat` file of `/proc`.
///
/// @param name the task's name, which may contain anything, brackets and spaces included
/// @param afterName the words behind the name; the first is number 3 in proc_pid_stat(5)
record ProcStat(String name, List<String> afterName) {
    private static final int STATE = 3;
    private static final int START_TIME = 22;

    static ProcStat parse(String line) {
        int open = line.indexOf('(');
        int close = line.lastIndexOf(')');
        if (open < 0 || close < open) {
            throw new IllegalArgumentException("not a line of /proc/PID/stat: " + line);
        }
        String rest = line.substring(close + 1).strip();
        return new ProcStat(line.substring(open + 1, close), List.of(rest.split(" ")));
    }

    /// The letter of `ps`.
    String state() {
        return word(STATE);
    }

    /// When it started, in clock ticks since the computer did.
    long startTime() {
        return Long.parseLong(word(START_TIME));
    }

    private String word(int number) {
        return afterName.get(number - STATE);
    }
}
