package dev.ringside.lab;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `strace -ff` printed for one thread: the calls that returned, in order.
final class StraceCalls {
    private static final Pattern CALL =
            Pattern.compile("(\\w+)\\(.*\\)\\s+= (0x[0-9a-f]+|-?\\d+|\\?(?= E))(?: (E\\w+))?.*");

    private StraceCalls() {}

    /// `recvfrom = 64`, `recvfrom = EAGAIN`.
    static List<String> of(Path folder, int tid) throws IOException {
        var calls = new ArrayList<String>();
        Path file = folder.resolve("strace.out." + tid);
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            Matcher call = CALL.matcher(line);
            if (call.matches()) {
                String errno = call.group(3);
                calls.add(call.group(1) + " = " + (errno == null ? number(call) : errno));
            }
        }
        return calls;
    }

    /// What a signal's handler returns to may look like an address.
    private static long number(Matcher call) {
        String text = call.group(2);
        return text.startsWith("0x")
                ? Long.parseUnsignedLong(text, 2, text.length(), 16)
                : new BigInteger(text).longValue();
    }

    /// What lies between the last two calls of `getrusage`, and what comes after them.
    static List<String> conversation(List<String> calls) {
        int end = calls.lastIndexOf("getrusage = 0");
        int begin = calls.subList(0, end).lastIndexOf("getrusage = 0");
        var conversation = new ArrayList<>(calls.subList(begin + 1, end));
        conversation.addAll(calls.subList(end + 1, calls.size()));
        return conversation;
    }
}
