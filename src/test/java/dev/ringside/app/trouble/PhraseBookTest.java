package dev.ringside.app.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.lab.LabOrder;
import dev.ringside.lab.LabProcess;
import dev.ringside.lab.RecordingListener;
import dev.ringside.lab.Refusal;
import dev.ringside.lab.model.Models;
import dev.ringside.story.words.Language;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.TraceHeader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

class PhraseBookTest {
    private static final int SHORTEST_PART = 4;
    private static final PhraseBook CHINESE = PhraseBook.in(Language.ZH);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "This is not Linux.|这不是 Linux。",
                "Port 80 is in use. Choose another one, or leave '--port' out for a free one.|"
                        + "端口 80 已被占用。请换一个端口，或不指定端口以使用空闲端口。",
                "This user may not use /sys/kernel/tracing. Run as root, for example with sudo.|"
                        + "当前用户无权使用 /sys/kernel/tracing。请以 root 身份运行，例如使用 sudo。",
                "messages is 0, but must be between 1 and 1000.|消息数 为 0，但必须在 1 到 1000 之间。",
                "A fact of kind \"woken\" has no \"task\".|“woken”类事实缺少“task”。",
                "In a fact, \"t\" must be a whole number from 0 to 9.|" + "事实中的“t”必须是0 到 9 之间的整数。"
            })
    void a_known_sentence_is_said_in_the_windows_language(String english, String chinese) {
        assertThat(CHINESE.translate(english)).isEqualTo(chinese);
    }

    @Test
    void a_sentence_that_nobody_translated_stays_as_it_is() {
        assertThat(CHINESE.translate("Something else. This is not Linux."))
                .isEqualTo("Something else. This is not Linux.");
        assertThat(CHINESE.translate("This is not Linux. Something else."))
                .isEqualTo("这不是 Linux。 Something else.");
    }

    @Test
    void english_stays_english() {
        assertThat(PhraseBook.in(Language.EN).translate("This is not Linux."))
                .isEqualTo("This is not Linux.");
    }

    @Test
    void both_languages_have_the_same_phrases_with_the_same_gaps() throws IOException {
        var english = phrases("en");
        var chinese = phrases("zh");

        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        english.forEach((key, text) ->
                assertThat(gaps(chinese.getOrDefault(key, ""))).as(key).isEqualTo(gaps(text)));
    }

    @Test
    void every_phrase_is_one_that_the_program_says() throws IOException {
        var missing = new ArrayList<String>();
        String sources = sources();

        phrases("en")
                .forEach((key, text) -> {
                    for (String part : text.split("\\{\\d}", -1)) {
                        if (!isSaid(part.strip(), sources)) {
                            missing.add(key + ": " + part);
                        }
                    }
                });

        assertThat(missing).isEmpty();
    }

    @Test
    void a_lab_that_refuses_for_real_is_understood() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var scenario =
                    Models.scenario(Models.all().getFirst(), Map.of("port", taken.getLocalPort()));
            var refused = new CompletableFuture<Refusal>();

            try (var lab = LabProcess.start(new LabOrder("blocking", scenario), heard(refused))) {
                lab.await();
            }

            String said = refused.get(20, TimeUnit.SECONDS).sentence();
            assertThat(CHINESE.translate(said)).startsWith("端口 " + taken.getLocalPort() + " 已被占用。");
        }
    }

    private static RecordingListener heard(CompletableFuture<Refusal> refusal) {
        return new RecordingListener() {
            @Override
            public void began(TraceHeader header) {}

            @Override
            public void fact(TraceEvent fact) {}

            @Override
            public void ended(TraceEnd end) {
                refusal.completeExceptionally(new AssertionError("it was not refused"));
            }

            @Override
            public void refused(Refusal why) {
                refusal.complete(why);
            }
        };
    }

    private static Map<String, String> phrases(String language) throws IOException {
        var properties = new Properties();
        var file = Path.of("assets/text/phrases_" + language + ".properties");
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, properties::getProperty));
    }

    private static java.util.Set<String> gaps(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(match -> match.group())
                .collect(Collectors.toSet());
    }

    /// Whether a text is put together from long enough parts of what stands in the sources.
    private static boolean isSaid(String text, String sources) {
        String rest = text;
        while (rest.length() >= SHORTEST_PART) {
            int length = rest.length();
            while (length >= SHORTEST_PART && !sources.contains(rest.substring(0, length))) {
                length--;
            }
            if (length < SHORTEST_PART) {
                return false;
            }
            rest = rest.substring(length).strip();
        }
        return sources.contains(rest);
    }

    /// All that stands between quotation marks, as it is said: with texts put together that stand
    /// on several lines, and without the marks of the language.
    private static String sources() throws IOException {
        var text = new StringBuilder();
        try (var files = Files.walk(Path.of("src/main/java/dev/ringside"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                text.append(Files.readString(file)).append('\n');
            }
        }
        return text.toString()
                .replaceAll("\"\\s*\\+\\s*\"", "")
                .replace("\\\"", "\"")
                .replaceAll("%,?[ds]", "");
    }
}
