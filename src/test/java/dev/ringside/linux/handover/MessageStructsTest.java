package dev.ringside.linux.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.foreign.StructLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

final class MessageStructsTest {
    @Test
    void layouts_are_those_of_the_c_compiler(@TempDir Path folder) throws Exception {
        Path source = folder.resolve("layout.c");
        Files.writeString(
                source,
                """
                #define _GNU_SOURCE
                #include <stdio.h>
                #include <stddef.h>
                #include <poll.h>
                #include <sys/socket.h>
                #include <sys/un.h>
                int main(void) {
                    printf("%zu %zu\\n", sizeof(struct sockaddr_un), offsetof(struct sockaddr_un, sun_path));
                    printf("%zu %zu\\n", sizeof(struct iovec), offsetof(struct iovec, iov_len));
                    printf("%zu %zu %zu %zu %zu %zu\\n", sizeof(struct msghdr), offsetof(struct msghdr, msg_iov),
                        offsetof(struct msghdr, msg_iovlen), offsetof(struct msghdr, msg_control),
                        offsetof(struct msghdr, msg_controllen), offsetof(struct msghdr, msg_flags));
                    printf("%zu %zu %zu\\n", CMSG_LEN(sizeof(int)), offsetof(struct cmsghdr, cmsg_level),
                        offsetof(struct cmsghdr, cmsg_type));
                    printf("%zu %zu\\n", sizeof(struct ucred), offsetof(struct ucred, gid));
                    printf("%zu %zu\\n", sizeof(struct pollfd), offsetof(struct pollfd, revents));
                    return 0;
                }
                """);
        Path program = folder.resolve("layout");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/gcc")), "there is no gcc here to ask");
        assertThat(
                        new ProcessBuilder("gcc", "-o", program.toString(), source.toString())
                                .inheritIO()
                                .start()
                                .waitFor())
                .isZero();

        Process process = new ProcessBuilder(program.toString()).start();
        String compiler =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(compiler.lines())
                .containsExactly(
                        line(MessageStructs.SOCKADDR_UN, "sun_path"),
                        line(MessageStructs.IOVEC, "iov_len"),
                        line(
                                MessageStructs.MSGHDR,
                                "msg_iov",
                                "msg_iovlen",
                                "msg_control",
                                "msg_controllen",
                                "msg_flags"),
                        line(MessageStructs.CMSGHDR, "cmsg_level", "cmsg_type"),
                        line(MessageStructs.UCRED, "gid"),
                        line(MessageStructs.POLLFD, "revents"));
    }

    private static String line(StructLayout struct, String... members) {
        String offsets =
                List.of(members).stream()
                        .map(member -> " " + MessageStructs.offset(struct, member))
                        .collect(Collectors.joining());
        return struct.byteSize() + offsets;
    }
}
