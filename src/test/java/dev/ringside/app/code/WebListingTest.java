package dev.ringside.app.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.lab.scenario.Http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The web server in C and Python: what a client of the lab asks, each of them answers.
class WebListingTest {
    private static final Path LISTINGS = Path.of("assets", "listings");
    private static final Path FILE = LISTINGS.resolve("README.md").toAbsolutePath();

    @Test
    void the_server_in_c_answers_one_client_after_the_other(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/gcc")), "there is no gcc here");
        var program = folder.resolve("web.out").toString();
        String flags = "gcc -std=c17 -Wall -Wextra -Werror -I service web/serve.c service/web.c -o";
        var compiler = start((flags + " " + program).split(" "));
        assertThat(compiler.waitFor()).isZero();

        assertAnswers(program);
    }

    @Test
    void the_server_in_python_answers_one_client_after_the_other() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "there is no python3 here");

        assertAnswers("python3", "-B", "service/web.py");
    }

    private static void assertAnswers(String... command) throws Exception {
        var words = new ArrayList<>(List.of(command));
        words.addAll(List.of("2", FILE.toString()));
        var server = start(words.toArray(new String[0]));
        var out =
                new BufferedReader(
                        new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII));
        int port = Integer.parseInt(out.readLine());

        for (int client = 0; client < 2; client++) {
            assertThat(asked(port)).endsWith(Files.readAllBytes(FILE));
        }

        assertThat(server.waitFor()).isZero();
    }

    private static byte[] asked(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(Http.request());
            var in = socket.getInputStream();
            byte[] head = in.readNBytes(Http.HEAD_BYTES);
            assertThat(head).isEqualTo(Http.head(Files.size(FILE)));
            return in.readNBytes((int) Http.answerBytes(head) - Http.HEAD_BYTES);
        }
    }

    private static Process start(String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(LISTINGS.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
