package dev.ringside.app.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.lab.model.Models;
import dev.ringside.lab.program.IoModel;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The listings in C and Python are programs: each serves real clients and gets their bytes.
@Timeout(60)
class ListingRunTest {
    private static final int CLIENTS = 3;
    private static final int BYTES = 250;
    private static final int MESSAGE = 50;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path folder;

    @BeforeAll
    static void copy() throws IOException {
        var from = Path.of("assets", "listings");
        try (Stream<Path> files = Files.walk(from)) {
            for (var file : files.toList()) {
                var to = folder.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
    }

    static Stream<List<String>> runs() {
        return Models.all().stream()
                .filter(model -> !model.alone() && !model.speaksHttp())
                .map(IoModel::name)
                .flatMap(model -> ways(model).map(words -> concat(List.of(model), words)));
    }

    private static Stream<List<String>> ways(String model) {
        var options =
                Stream.of(
                        List.<String>of(),
                        List.of("listen"),
                        List.of("listen", "echo", "size=16"),
                        List.of("timeout=2", "pause=500"));
        var draining = Stream.of(List.of("listen", "all"), List.of("all", "edge", "size=16"));
        return switch (model) {
            case "blocking", "coroutine", "eventloop" -> options;
            case "calls" ->
                    Stream.concat(
                            Stream.of(List.of("pause=500"), List.of("listen", "size=16")),
                            Stream.of("nonblocking", "status", "callback", "future")
                                    .map(way -> List.of("pause=200", "how=" + way)));
            case "compute" -> Stream.concat(options, Stream.of(List.of("cpus=2")));
            case "signal" ->
                    Stream.of(
                            List.of("pause=500"),
                            List.of("listen", "pause=500"),
                            List.of("listen", "echo", "size=16", "how=waiter"),
                            List.of("how=signalfd", "pause=200"));
            case "aio" ->
                    Stream.of(
                            List.of("pause=500"),
                            List.of("how=suspend"),
                            List.of("listen", "echo", "size=16", "pause=500"));
            case "processes" -> Stream.of(List.of("listen", "echo"));
            case "echo", "threads" ->
                    Stream.of(List.of("listen", "echo"), List.of("listen", "echo", "size=16"));
            default -> Stream.concat(options, draining);
        };
    }

    @ParameterizedTest
    @MethodSource("runs")
    void the_program_in_c_gets_what_its_clients_send(List<String> run) throws Exception {
        assumeTrue(there("gcc"), "there is no gcc here");
        String model = run.getFirst();
        var program = folder.resolve(model + ".out");
        run(
                List.of("gcc -std=c17 -pthread -Wall -Wextra -Werror -I service -o".split(" ", -1)),
                program.toString(),
                model + "/serve.c",
                "service/reception.c",
                "service/service.c");

        var got = serve(concat(List.of(program.toString()), arguments(run)));

        assertThat(got).isEqualTo(seen(run.getFirst()));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void the_program_in_python_gets_what_its_clients_send(List<String> run) throws Exception {
        assumeTrue(there("python3"), "there is no python3 here");
        var command = List.of("python3", "-B", "service/service.py", run.getFirst());

        var got = serve(concat(command, arguments(run)));

        assertThat(got).isEqualTo(seen(run.getFirst()));
    }

    /// A server that starts a program for each client sees nothing of what they send.
    private static List<String> seen(String model) {
        return model.equals("processes") ? List.of("", "", "") : sent();
    }

    private static List<String> arguments(List<String> run) {
        var numbers = List.of(Integer.toString(CLIENTS), Integer.toString(BYTES));
        return concat(numbers, run.subList(1, run.size()));
    }

    /// Starts a server, has clients send to it, and returns what it says that it got, in order.
    private static List<String> serve(List<String> command) throws Exception {
        var server =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(folder.resolve("errors").toFile())
                        .start();
        try (var lines = server.inputReader();
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            int port = Integer.parseInt(portLine(lines));
            boolean echo = command.contains("echo");
            List<Callable<Void>> all =
                    IntStream.range(0, CLIENTS)
                            .<Callable<Void>>mapToObj(i -> () -> talk(port, message(i), echo))
                            .toList();
            for (var client : clients.invokeAll(all)) {
                client.get();
            }
            var got = new ArrayList<>(lines.lines().toList());
            assertThat(server.waitFor()).as("exit status").isZero();
            Collections.sort(got);
            return got;
        } finally {
            server.destroyForcibly();
        }
    }

    private static String portLine(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        return line == null ? Files.readString(folder.resolve("errors")) : line;
    }

    private static Void talk(int port, byte[] message, boolean echo) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            for (int from = 0; from < message.length; from += MESSAGE) {
                var part = Arrays.copyOfRange(message, from, from + MESSAGE);
                socket.getOutputStream().write(part);
                if (echo) {
                    InputStream in = socket.getInputStream();
                    assertThat(in.readNBytes(MESSAGE)).isEqualTo(part);
                }
            }
        }
        return null;
    }

    private static byte[] message(int client) {
        byte[] message = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            message[i] = (byte) (client * 31 + i);
        }
        return message;
    }

    private static List<String> sent() {
        return IntStream.range(0, CLIENTS)
                .mapToObj(i -> HexFormat.of().formatHex(message(i)))
                .sorted()
                .toList();
    }

    private static void run(List<String> command, String... more) throws Exception {
        var compiler =
                new ProcessBuilder(concat(command, List.of(more)))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(compiler.waitFor()).as(said).isZero();
    }

    private static boolean there(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
