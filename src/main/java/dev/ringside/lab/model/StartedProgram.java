package dev.ringside.lab.model;

import dev.ringside.lab.scenario.Scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The program that `processes` starts for each client: one that sends its input back and ends when
/// that ends, as `cat` does.
///
/// It is given by its name and looked for where the system's programs are: a recording that comes
/// from elsewhere may name it too, and must not have any file executed.
///
/// @param name its name, without a path
record StartedProgram(String name) {
    private static final List<Path> FOLDERS = List.of(Path.of("/usr/bin"), Path.of("/bin"));

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_+.-]*");

    /// To look for it while the server is recorded would be recorded, too.
    private static final Map<String, Optional<Path>> FOUND = new ConcurrentHashMap<>();

    private static final byte[] TRIAL = "ringside\n".getBytes(StandardCharsets.US_ASCII);
    private static final long PATIENCE_MILLIS = 2_000;
    private static final long GLANCE_MILLIS = 5;

    static StartedProgram of(Scenario scenario) {
        return new StartedProgram(scenario.conduct().own("program"));
    }

    /// Where it is; nothing if it is not there.
    Optional<Path> path() {
        return FOUND.computeIfAbsent(name, StartedProgram::find);
    }

    private static Optional<Path> find(String name) {
        return !NAME.matcher(name).matches()
                ? Optional.empty()
                : FOLDERS.stream()
                        .map(folder -> folder.resolve(name))
                        .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path))
                        .findFirst();
    }

    /// Why it cannot be used, found out by a trial: sentences for the user; nothing if it can.
    Optional<String> obstacle() {
        Path path = path().orElse(null);
        if (path == null) {
            return Optional.of(missing());
        }
        try {
            var builder = new ProcessBuilder(path.toString()).redirectError(Redirect.DISCARD);
            builder.environment().clear();
            Process trial = builder.start();
            try {
                return obstacle(trial);
            } finally {
                trial.destroyForcibly().waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (IOException e) {
            return Optional.of("'%s' cannot be started: %s.".formatted(name, e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("The trial of '%s' was interrupted.".formatted(name));
        }
    }

    /// That there is no such program.
    String missing() {
        return "There is no program '%s' in /usr/bin or /bin. Name one that sends back what it gets, such as 'cat'."
                .formatted(name);
    }

    private Optional<String> obstacle(Process trial) throws IOException, InterruptedException {
        if (!answers(trial)) {
            return Optional.of(trial.isAlive() ? silent() : ended(trial.exitValue()));
        }
        trial.getOutputStream().close();
        return trial.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                ? Optional.empty()
                : Optional.of(
                        "'%s' does not end when its input does. %s".formatted(name, another()));
    }

    /// Whether it sends back what it gets before its input ends.
    private static boolean answers(Process trial) throws IOException, InterruptedException {
        try {
            OutputStream input = trial.getOutputStream();
            input.write(TRIAL);
            input.flush();
        } catch (IOException e) {
            // it has closed its input, and so answers nothing
            trial.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            return false;
        }
        InputStream answer = trial.getInputStream();
        for (long left = PATIENCE_MILLIS;
                answer.available() < TRIAL.length && trial.isAlive() && left > 0;
                left -= GLANCE_MILLIS) {
            Thread.sleep(GLANCE_MILLIS);
        }
        return answer.available() >= TRIAL.length
                && Arrays.equals(answer.readNBytes(TRIAL.length), TRIAL);
    }

    private String ended(int status) {
        return "'%s' ends at once (exit status %d) and answers no client. %s"
                .formatted(name, status, another());
    }

    private String silent() {
        return "'%s' does not send back at once what it gets. %s".formatted(name, another());
    }

    private static String another() {
        return "Use a program that sends back what it gets until its input ends, such as '--program"
                + " cat'.";
    }
}
