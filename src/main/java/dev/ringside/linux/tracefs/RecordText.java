package dev.ringside.linux.tracefs;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Writes a record as text.
final class RecordText {
    private static final String STATES = "SDTtXZPI";
    private static final int PREEMPTED_IN_KERNEL = 1 << STATES.length();

    private RecordText() {}

    static String of(RingEvent event) {
        List<String> words = new ArrayList<>();
        for (EventField field : event.format().fields().values()) {
            boolean isTaskName = field.name().endsWith("comm");
            if (!field.name().startsWith("common_") && !isTaskName) {
                words.add(field.name() + "=" + value(event, field));
            }
        }
        return String.join(" ", words);
    }

    private static String value(RingEvent event, EventField field) {
        if (field.isText()) {
            return event.text(field.name());
        }
        if (field.kind() != EventField.Kind.FIXED) {
            return "[…]";
        }
        if (field.elements() > 1) {
            return array(event, field);
        }
        long number = event.number(field.name());
        if (field.name().equals("prev_state")) {
            return state(number);
        }
        return isAddress(field) ? hexadecimal(number) : Long.toString(number);
    }

    /// The letter of `ps`; `R+` is a task that was preempted while it was in the kernel.
    private static String state(long prevState) {
        if ((prevState & PREEMPTED_IN_KERNEL) != 0) {
            return "R+";
        }
        int bit = Long.numberOfTrailingZeros(prevState);
        return bit < STATES.length() ? STATES.substring(bit, bit + 1) : "R";
    }

    private static boolean isAddress(EventField field) {
        return field.isPointer() || field.name().equals("ip");
    }

    private static String array(RingEvent event, EventField field) {
        StringBuilder text = new StringBuilder();
        boolean bytes = field.elementBytes() == 1;
        for (int i = 0; i < field.elements(); i++) {
            long number = event.number(field.name(), i);
            text.append(bytes ? HexFormat.of().toHexDigits((byte) number) : hexadecimal(number));
            text.append(!bytes && i + 1 < field.elements() ? "," : "");
        }
        return text.toString();
    }

    private static String hexadecimal(long number) {
        return "0x" + Long.toHexString(number);
    }
}
