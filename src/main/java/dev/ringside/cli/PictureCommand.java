package dev.ringside.cli;

import dev.ringside.app.PngPicture;
import dev.ringside.app.files.WholeFile;
import dev.ringside.machine.playback.Playback;
import dev.ringside.story.Story;
import dev.ringside.story.words.Language;
import dev.ringside.tableau.SvgWriter;
import dev.ringside.tableau.Tableau;
import dev.ringside.tableau.Theme;
import dev.ringside.tableau.stage.Moment;
import dev.ringside.tableau.stage.Picture;
import dev.ringside.tableau.stage.StageOptions;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/// `ringside picture`: the stage at one step, as a picture.
@Command(
        name = "picture",
        description = "Write the stage at one step as a picture.",
        mixinStandardHelpOptions = true)
public final class PictureCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("(\\d{2,4})x(\\d{2,4})");
    private static final int SMALLEST = 320;
    private static final int LARGEST = 7680;
    private static final int INPUT_AT_FAULT = 1;
    private static final int NOT_HERE = 3;

    @Parameters(
            paramLabel = "FILE",
            description = "the recording, .json or .json.gz, or the name of a bundled one")
    private Path file = Path.of("");

    @Option(
            names = "--step",
            paramLabel = "N",
            required = true,
            description = "which step; 0 is before the first")
    private int number;

    @Option(
            names = "-o",
            paramLabel = "OUT",
            required = true,
            description = "the picture's file, .svg or .png")
    private Path output = Path.of("");

    @Option(
            names = "--theme",
            paramLabel = "dark|light|contrast",
            description = "its colours (default: dark)")
    private String theme = "dark";

    @Option(names = "--lang", paramLabel = "en|zh", description = "its language (default: en)")
    private String lang = "en";

    @Option(
            names = "--size",
            paramLabel = "WxH",
            description = "its size in pixels (default: 1920x1080)")
    private String size = "1920x1080";

    @Spec private @Nullable CommandSpec spec;

    /// For picocli.
    public PictureCommand() {}

    @Override
    public Integer call() throws IOException {
        var language = LanguageOption.parse(lang, spec());
        var colors = ThemeOption.parse(theme, spec());
        var options = options(language);
        requirePicture();
        var story = Story.of(RecordingArgument.trace(file));
        if (number < 0 || number >= story.steps().size()) {
            throw wrong(
                    "There is no step %d. The recording has the steps 0 to %d."
                            .formatted(number, story.steps().size() - 1));
        }
        var moment = Moment.after(new Playback(story.trace()), story, story.steps().get(number));
        return written(Picture.of(moment, options), colors);
    }

    private int written(Tableau picture, Theme colors) {
        try {
            if (isSvg()) {
                var text = SvgWriter.write(picture, colors);
                WholeFile.write(output, text.getBytes(StandardCharsets.UTF_8));
            } else {
                PngPicture.write(picture, colors, output, 1);
                PngPicture.end();
            }
            return 0;
        } catch (IOException e) {
            return failed(reason(e), INPUT_AT_FAULT);
        } catch (IllegalStateException e) {
            return failed(e.getMessage() + " An .svg picture needs nothing", NOT_HERE);
        }
    }

    private int failed(String reason, int code) {
        var err = spec().commandLine().getErr();
        err.println("The picture cannot be written to %s: %s.".formatted(output, reason));
        err.flush();
        return code;
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "the folder is not there";
            case AccessDeniedException _ -> "that is not permitted";
            case FileSystemException system when system.getReason() != null -> system.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }

    private boolean isSvg() {
        return output.toString().toLowerCase(Locale.ROOT).endsWith(".svg");
    }

    private void requirePicture() {
        if (!isSvg() && !output.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw wrong(
                    "'%s' is no picture file. It has to end in .svg or .png.".formatted(output));
        }
    }

    private StageOptions options(Language language) {
        var match = SIZE.matcher(size);
        if (match.matches()) {
            int width = Integer.parseInt(match.group(1));
            int height = Integer.parseInt(match.group(2));
            if (inRange(width) && inRange(height)) {
                return new StageOptions(language, width, height, false);
            }
        }
        throw wrong(
                "'%s' is no size. Give width and height from %d to %d, as in 1920x1080."
                        .formatted(size, SMALLEST, LARGEST));
    }

    private static boolean inRange(int pixels) {
        return pixels >= SMALLEST && pixels <= LARGEST;
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec().commandLine(), sentence);
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec);
    }
}
