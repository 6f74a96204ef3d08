package dev.ringside.lab.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.trace.Role;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

class UnixPiecesTest {
    private static final int SERVER = 10;
    private static final int CLIENT = 20;

    private final UnixPieces pieces =
            new UnixPieces(
                    new Observed(
                            List.of(
                                    new ObservedTask(SERVER, 1, "server", Role.SERVER),
                                    new ObservedTask(CLIENT, 2, "client", Role.CLIENT)),
                            new TreeSet<>(),
                            List.of(),
                            Set.of(),
                            "",
                            "",
                            List.of(),
                            Map.of(Role.SERVER, 2240)));

    @Test
    void a_long_message_comes_in_pieces_and_the_last_is_what_is_left() {
        pieces.begin(SERVER);

        assertThat(pieces.next(SERVER, 5000)).isEqualTo(2240);
        assertThat(pieces.next(SERVER, 5000)).isEqualTo(2240);
        assertThat(pieces.next(SERVER, 5000)).isEqualTo(520);
    }

    @Test
    void each_call_begins_anew() {
        pieces.begin(SERVER);
        pieces.next(SERVER, 5000);
        pieces.begin(SERVER);

        assertThat(pieces.next(SERVER, 2760)).isEqualTo(2240);
    }

    @Test
    void who_has_room_passes_on_all_of_it() {
        pieces.begin(CLIENT);

        assertThat(pieces.next(CLIENT, 8192)).isEqualTo(8192);
        assertThat(pieces.next(CLIENT, 0)).isZero();
    }
}
