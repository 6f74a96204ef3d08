package dev.ringside.lab.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringside.lab.probe.Observed;
import dev.ringside.lab.probe.ObservedSocket;
import dev.ringside.lab.probe.ObservedTask;
import dev.ringside.lab.probe.TracefsProbe;
import dev.ringside.lab.scenario.Transport;
import dev.ringside.trace.Role;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

final class ReaderSubjectTest {
    private static final ReaderSubject SOME =
            new ReaderSubject(set(17, 4_194_304), set(0, 1), set(1, 65535), set(1, 2), set(1));

    @Test
    void what_was_written_is_read() {
        assertThat(ReaderSubject.parse(ByteBuffer.wrap(SOME.bytes()))).isEqualTo(SOME);
    }

    @Test
    void threads_cpus_and_ports_are_all_that_the_reader_learns() {
        var server = new ObservedTask(17, 16, "server", Role.SERVER);
        var client = new ObservedTask(19, 18, "client", Role.CLIENT);
        var near = new ObservedSocket(4711, 9, 16, Transport.TCP, 40000, 50000);
        var far = new ObservedSocket(4712, 9, 18, Transport.TCP, 50000, 40000);
        var observed = new Observed(List.of(server, client), set(1), List.of(near, far));

        ReaderSubject subject = ReaderSubject.of(observed, 16);

        assertThat(subject)
                .isEqualTo(new ReaderSubject(set(17, 19), set(1), set(40000), set(1), set()));
        assertThat(subject.observed(16).tasks()).extracting(ObservedTask::name).containsOnly("");
    }

    @ParameterizedTest
    @EnumSource(value = Transport.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void the_reader_makes_the_filters_that_the_probe_itself_would_make(Transport transport) {
        var server = new ObservedTask(17, 16, "server", Role.SERVER);
        var client = new ObservedTask(19, 18, "client", Role.CLIENT);
        int port = transport == Transport.TCP || transport == Transport.UDP ? 40000 : 0;
        var near = new ObservedSocket(4711, 9, 16, transport, port, 0);
        var observed = new Observed(List.of(server, client), set(0, 1), List.of(near));

        Observed there =
                ReaderSubject.parse(ByteBuffer.wrap(ReaderSubject.of(observed, 16).bytes()))
                        .observed(16);

        assertThat(TracefsProbe.filters(there)).isEqualTo(TracefsProbe.filters(observed));
    }

    @Test
    void a_request_that_is_cut_short_or_goes_on_is_refused() {
        byte[] whole = SOME.bytes();

        for (int length = 0; length < whole.length; length++) {
            refused(Arrays.copyOf(whole, length));
        }
        refused(Arrays.copyOf(whole, whole.length + 1));
    }

    @Test
    void a_changed_byte_gives_another_request_or_none_but_never_a_fault() {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = SOME.bytes();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                ReaderSubject subject = ReaderSubject.parse(ByteBuffer.wrap(bytes));
                assertThat(subject).isNotEqualTo(SOME);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageMatching("[\\w ,-]+");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 4_194_305})
    void an_impossible_thread_is_refused(int tid) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReaderSubject(set(tid), set(), set(), set(), set()));
    }

    @Test
    void too_many_are_refused() {
        SortedSet<Integer> many =
                IntStream.rangeClosed(1, 65).boxed().collect(Collectors.toCollection(TreeSet::new));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReaderSubject(many, set(), set(), set(), set()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReaderSubject(set(1), many, set(), set(), set()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReaderSubject(set(1), set(), many, set(1), set()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReaderSubject(set(), set(), set(), set(), set()));
    }

    @Test
    void tcp_without_ports_would_be_everybodys_connections_and_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReaderSubject(set(1), set(), set(), set(1), set()));
    }

    private static void refused(byte[] bytes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReaderSubject.parse(ByteBuffer.wrap(bytes)));
    }

    private static SortedSet<Integer> set(int... numbers) {
        return Arrays.stream(numbers).boxed().collect(Collectors.toCollection(TreeSet::new));
    }
}
