package dev.ringside.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The rules about the text itself, which no class file shows.
final class SourcesTest {
    private static final int MOST_LINES = 400;
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".idea");
    private static final Pattern TEXT =
            Pattern.compile(".*\\.(java|md|xml|css|properties|json|yml|sh|desktop|svg)|run");

    // Put together here, so that this file does not break the rule that it checks.
    private static final Pattern UNFINISHED =
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("(?m)^public [a-z -]*(class|interface|record|enum|@interface) ");
    private static final Pattern DOCUMENTED =
            Pattern.compile(
                    "(?m)^///.*\\n(@.*\\n( .*\\n|\\).*\\n)*)*public [a-z"
                            + " -]*(class|interface|record|enum|@interface) ");

    @Test
    void a_source_file_can_be_read_in_one_go() throws IOException {
        assertThat(sources(text -> text.lines().count() > MOST_LINES)).isEmpty();
    }

    @Test
    void a_public_type_says_what_it_is() throws IOException {
        assertThat(sources(text -> has(PUBLIC_TYPE, text) && !has(DOCUMENTED, text))).isEmpty();
    }

    @Test
    void documentation_comments_are_of_one_kind() throws IOException {
        assertThat(
                        sources(text ->
                                text.lines().anyMatch(line -> line.strip().startsWith("/" + "**"))))
                .isEmpty();
    }

    @Test
    void tests_wait_for_facts_and_never_sleep() throws IOException {
        assertThat(
                        matching(
                                PROJECT.resolve(Path.of("src", "test", "java")),
                                text -> text.contains("Thread." + "sleep(")))
                .isEmpty();
    }

    @Test
    void nothing_is_left_unfinished() throws IOException {
        assertThat(matching(PROJECT, text -> has(UNFINISHED, text))).isEmpty();
    }

    private static List<Path> sources(Predicate<String> offends) throws IOException {
        return matching(PROJECT.resolve("src"), offends).stream()
                .filter(path -> path.toString().endsWith(".java"))
                .toList();
    }

    /// The text files of the project below `folder` whose text `offends`.
    private static List<Path> matching(Path folder, Predicate<String> offends) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(SourcesTest::isOurText)
                    .filter(path -> offends.test(read(path)))
                    .map(PROJECT::relativize)
                    .toList();
        }
    }

    private static boolean isOurText(Path path) {
        String first = PROJECT.relativize(path).getName(0).toString();
        return Files.isRegularFile(path)
                && !NOT_OURS.contains(first)
                && TEXT.matcher(path.getFileName().toString()).matches();
    }

    private static boolean has(Pattern pattern, String text) {
        return pattern.matcher(text).find();
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(path.toString(), e);
        }
    }
}
