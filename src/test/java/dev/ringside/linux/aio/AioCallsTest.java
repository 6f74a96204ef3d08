package dev.ringside.linux.aio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.linux.CCompiler;
import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome.Done;
import dev.ringside.linux.Outcome.Failed;
import dev.ringside.linux.Syscalls;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;

class AioCallsTest {
    @BeforeEach
    void glibc() {
        assumeTrue(AioCalls.isKnownHere(), "the C library here is not glibc 2.34 or later");
    }

    @Test
    void the_control_block_is_that_of_the_c_compiler(@TempDir Path folder) throws Exception {
        String compiler =
                CCompiler.says(
                        folder,
                        "aio.h",
                        """
                        printf("%zu %zu %zu %zu %zu %zu %d",
                            sizeof(struct aiocb), offsetof(struct aiocb, aio_fildes),
                            offsetof(struct aiocb, aio_buf), offsetof(struct aiocb, aio_nbytes),
                            offsetof(struct aiocb, aio_sigevent.sigev_notify),
                            offsetof(struct aiocb, aio_offset), SIGEV_NONE);
                        """);

        assertThat(compiler)
                .isEqualTo(
                        "%d %d %d %d %d %d 1"
                                .formatted(
                                        ControlBlock.AIOCB.byteSize(),
                                        ControlBlock.offset("aio_fildes"),
                                        ControlBlock.offset("aio_buf"),
                                        ControlBlock.offset("aio_nbytes"),
                                        ControlBlock.offset("sigev_notify"),
                                        ControlBlock.offset("aio_offset")));
    }

    @Test
    void a_request_is_in_progress_until_bytes_have_come() {
        try (Arena arena = Arena.ofConfined();
                var calls = new Syscalls()) {
            int read = (int) calls.pipe2().orThrow("pipe2", -1);
            var buffer = arena.allocate(16);
            var block = new ControlBlock(arena, read, buffer);
            var aio = new AioCalls();

            aio.read(block).orThrow("aio_read", read);
            assertThat(aio.error(block)).isEqualTo(new Failed(Errno.of(115))); // EINPROGRESS
            calls.write(calls.pipeWriteEnd(), arena.allocateFrom("hello").asSlice(0, 5))
                    .orThrow("write", -1);
            assertThat(aio.suspend(List.of(block))).isEqualTo(new Done(0));

            assertThat(aio.error(block)).isEqualTo(new Done(0));
            assertThat(aio.result(block)).isEqualTo(5);
            assertThat(buffer.get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 'h');
            calls.close(read);
            calls.close(calls.pipeWriteEnd());
        }
    }

    @Test
    void what_fails_fails_in_the_helper_thread_and_is_told_later() {
        try (Arena arena = Arena.ofConfined()) {
            var block = new ControlBlock(arena, 9999, arena.allocate(16));
            var aio = new AioCalls();

            aio.read(block).orThrow("aio_read", -1);
            aio.suspend(List.of(block));

            assertThat(aio.error(block)).isEqualTo(new Failed(Errno.of(9))); // EBADF
            assertThat(aio.result(block)).isEqualTo(-1);
        }
    }
}
