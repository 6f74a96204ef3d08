package dev.ringside.linux.tracefs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Pages as a kernel that counts in little or big endian would write them here.
final class RingPageTest {
    private static final PageFormat LAYOUT = new PageFormat(8, 8, 16, 4080);
    private static final int PAGE = 4096;
    private static final int ID = 7;
    private static final int MISSED_EVENTS = 1 << 31;
    private static final int MISSED_STORED = 1 << 30;
    private static final EventFormat FORMAT =
            EventFormat.parse(
                    "test:event",
                    """
                    name: event
                    ID: 7
                    format:
                    \tfield:unsigned short common_type;\toffset:0;\tsize:2;\tsigned:0;
                    \tfield:unsigned char common_flags;\toffset:2;\tsize:1;\tsigned:0;
                    \tfield:int common_pid;\toffset:4;\tsize:4;\tsigned:1;

                    \tfield:int number;\toffset:8;\tsize:4;\tsigned:1;
                    \tfield:__data_loc char[] name;\toffset:12;\tsize:4;\tsigned:0;
                    """);

    private final ByteBuffer page =
            ByteBuffer.allocate(PAGE).order(ByteOrder.nativeOrder()).position(LAYOUT.dataOffset());

    @Test
    void every_kind_of_entry_moves_the_time_on() {
        record(10, 1);
        page.putInt(30 | (5 << 5)).putInt(2); // extend
        record(20, 2);
        page.putInt(29 | (3 << 5)).putInt(8).putInt(0); // a record that was taken back
        record(30, 3);
        page.putInt(31 | (9 << 5)).putInt(1); // absolute
        record(1, 4);

        List<RingEvent> records = parse(finish(1000, 0), PAGE);

        long extended = 1000 + 10 + (2L << 27) + 5 + 20;
        assertThat(records)
                .extracting(RingEvent::nanos)
                .containsExactly(1010L, extended, extended + 3 + 30, (1L << 27) + 9 + 1);
        assertThat(records).extracting(r -> r.number("number")).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void a_record_with_its_own_length_and_a_text_elsewhere_is_read() {
        byte[] name = "loopback\0\0\0\0".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        page.putInt(1 << 5).putInt(4 + 16 + name.length);
        data(5, 16 | (9 << 16)).put(name);

        List<RingEvent> records = parse(finish(0, 0), PAGE);

        assertThat(records)
                .singleElement()
                .satisfies(r -> assertThat(r.text("name")).isEqualTo("loopback"));
    }

    @Test
    void a_page_behind_a_gap_says_how_many_are_missing() {
        record(1, 1);
        byte[] stored = finish(0, MISSED_EVENTS | MISSED_STORED);
        ByteBuffer.wrap(stored).order(ByteOrder.nativeOrder()).putLong(page.position(), 42);
        byte[] uncounted = finish(0, MISSED_EVENTS);

        assertThat(new RingPage(LAYOUT, 0, Map.of(), stored, PAGE).missed()).isEqualTo(42);
        assertThat(new RingPage(LAYOUT, 0, Map.of(), uncounted, PAGE).missed()).isEqualTo(-1);
        assertThat(new RingPage(LAYOUT, 0, Map.of(), finish(0, 0), PAGE).missed()).isZero();
    }

    @Test
    void a_page_that_was_cut_short_gives_its_whole_records() {
        record(1, 1);
        record(1, 2);
        byte[] whole = finish(0, 0);

        for (int length = 0; length <= page.position(); length++) {
            assertThat(parse(whole, length)).hasSizeLessThanOrEqualTo(2);
        }
        assertThat(parse(whole, page.position() - 1)).hasSize(1);
    }

    @Test
    void a_corrupt_page_never_leads_outside_or_round_in_circles() {
        Random random = new Random(4711);

        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[PAGE];
            random.nextBytes(bytes);
            bytes[LAYOUT.dataOffset()] = (byte) round; // all kinds of first entry
            int length = random.nextInt(PAGE + 1);

            assertThatCode(
                            () -> {
                                List<RingEvent> records = parse(bytes, length);
                                assertThat(records).hasSizeLessThan(PAGE / 4);
                                records.forEach(r -> r.text("name"));
                            })
                    .doesNotThrowAnyException();
        }
    }

    private void record(int delta, int number) {
        page.putInt(4 | (delta << 5));
        data(number, 0);
    }

    private ByteBuffer data(int number, int name) {
        return page.putShort((short) ID).putShort((short) 0).putInt(99).putInt(number).putInt(name);
    }

    private byte[] finish(long nanos, int flags) {
        page.putLong(0, nanos);
        page.putLong(8, (page.position() - LAYOUT.dataOffset()) | (flags & 0xffff_ffffL));
        return page.array().clone();
    }

    private static List<RingEvent> parse(byte[] bytes, int length) {
        List<RingEvent> records = new ArrayList<>();
        new RingPage(LAYOUT, 0, Map.of(ID, FORMAT), bytes, length).forEach(records::add);
        return records;
    }
}
