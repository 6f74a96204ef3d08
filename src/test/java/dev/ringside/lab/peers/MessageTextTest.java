package dev.ringside.lab.peers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class MessageTextTest {
    @Test
    void the_seed_alone_decides_what_is_said() {
        byte[] once = MessageText.bytes(5, 2, 100);
        byte[] again = MessageText.bytes(5, 2, 100);
        byte[] other = MessageText.bytes(6, 2, 100);

        assertThat(once).isEqualTo(again).isNotEqualTo(other).hasSize(100);
        assertThat(new String(once, StandardCharsets.US_ASCII)).contains(" 2. ");
    }
}
