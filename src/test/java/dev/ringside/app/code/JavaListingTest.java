package dev.ringside.app.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.lab.duet.Duet;
import dev.ringside.lab.model.Models;
import dev.ringside.lab.program.Crew;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.program.ProbedAio;
import dev.ringside.lab.program.ProbedFiles;
import dev.ringside.lab.program.ProbedLocks;
import dev.ringside.lab.program.ProbedProcesses;
import dev.ringside.lab.program.ProbedSignals;
import dev.ringside.lab.program.ProbedSyscalls;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// The Java listing is the model's own source, and each call has one place in it.
class JavaListingTest {
    private static final Path SOURCES =
            Path.of("src", "main", "java", "dev", "ringside", "lab", "model");
    private static final Set<String> PROBED =
            Set.of(
                    Crew.class.getName().replace('.', '/'),
                    ProbedProcesses.class.getName().replace('.', '/'),
                    ProbedFiles.class.getName().replace('.', '/'),
                    ProbedFiles.Space.class.getName().replace('.', '/'),
                    ProbedSyscalls.class.getName().replace('.', '/'),
                    Duet.class.getName().replace('.', '/'),
                    ProbedAio.class.getName().replace('.', '/'),
                    ProbedLocks.class.getName().replace('.', '/'),
                    ProbedSignals.class.getName().replace('.', '/'));

    /// What a model asks its calls for that is no call.
    private static final Set<String> NO_CALLS =
            Set.of(
                    "memory",
                    "next",
                    "noteRegions",
                    "crew",
                    "duet",
                    "figures",
                    "partner",
                    "measured",
                    "processes",
                    "resume",
                    "queued",
                    "taken",
                    "signals",
                    "aio",
                    "awaitNoHelpers",
                    "prepare",
                    "work",
                    "info",
                    "compute",
                    "takeNoted",
                    "clear",
                    "locks",
                    "load",
                    "store",
                    "rehearse",
                    "of",
                    "outlets",
                    "buffer",
                    "put",
                    "got",
                    "touchAll");

    /// A place in a source that makes a call.
    ///
    /// @param source the source's lines
    /// @param line its line, from 1
    private record Site(String method, List<String> source, int line) {}

    static List<IoModel> models() {
        return Models.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void each_part_of_the_listing_stands_in_the_source(IoModel model) throws IOException {
        String source = bare(source(model.getClass()) + source(reception()));

        for (String part : parts(model)) {
            assertThat(source).contains(bare(part));
            assertThat(part.chars().filter(c -> c == '{').count())
                    .as("a whole method: " + part)
                    .isPositive()
                    .isEqualTo(part.chars().filter(c -> c == '}').count());
        }
        assertThat(parts(model)).hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("models")
    void each_call_that_the_program_makes_stands_in_one_place(IoModel model) {
        var sites = sites(model);

        assertThat(sites).extracting(Site::method).doesNotHaveDuplicates().isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void the_marked_line_is_the_one_that_the_compiler_says_makes_the_call(IoModel model) {
        var listing = Listings.of(model.name()).orElseThrow().in(CodeLanguage.JAVA);

        for (var site : sites(model)) {
            var label = label(site.method());
            int first = listing.lineOf(label).orElseThrow();
            String call = text(listing, first, listing.lastLineOf(first));

            assertThat(first).as(site.method() + " is marked once").isEqualTo(last(listing, label));
            assertThat(bare(statement(site))).contains(beforeBlock(bare(call)));
            assertThat(call)
                    .containsPattern(
                            "(calls|crew\\(\\)|signals|aio|files|locks|processes|duet|space)\\."
                                    + site.method()
                                    + "\\(");
        }
    }

    /// The calls that the compiled model and its reception make.
    private static List<Site> sites(IoModel model) {
        var all = new ArrayList<Site>();
        var types =
                usesReception(model)
                        ? List.of(model.getClass(), reception())
                        : List.of(model.getClass());
        for (var type : types) {
            var source = source(type).lines().toList();
            for (var method : ClassFile.of().parse(bytes(type)).methods()) {
                all.addAll(sites(method, source));
            }
        }
        return all;
    }

    private static boolean usesReception(IoModel model) {
        try {
            return Files.readString(Path.of("assets/listings", model.name(), "serve.java"))
                    .contains("// @reception");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Site> sites(MethodModel method, List<String> source) {
        var all = new ArrayList<Site>();
        int line = 0;
        for (var element : method.code().map(code -> code.elementList()).orElse(List.of())) {
            if (element instanceof LineNumber number) {
                line = number.line();
            } else if (element instanceof InvokeInstruction call
                    && PROBED.contains(call.owner().asInternalName())
                    && !NO_CALLS.contains(call.name().stringValue())) {
                all.add(new Site(call.name().stringValue(), source, line));
            }
        }
        return all;
    }

    /// What stands around a line of a source.
    private static String statement(Site site) {
        int from = Math.max(0, site.line() - 2);
        int to = Math.min(site.source().size(), site.line() + 3);
        return String.join("\n", site.source().subList(from, to));
    }

    private static CallLabel label(String method) {
        return Set.of(CallLabel.values()).stream()
                .filter(label -> label.function(CodeLanguage.JAVA).equals(method))
                .collect(
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                found -> {
                                    assertThat(found).as(method).hasSize(1);
                                    return found.getFirst();
                                }));
    }

    private static int last(Listing listing, CallLabel label) {
        int last = -1;
        for (int i = 0; i < listing.lines().size(); i++) {
            last = listing.lines().get(i).label() == label ? i : last;
        }
        return last;
    }

    private static String text(Listing listing, int first, int last) {
        return listing.lines().subList(first, last + 1).stream()
                .map(Listing.Line::text)
                .collect(Collectors.joining("\n"));
    }

    private static String beforeBlock(String call) {
        return call.endsWith("{") ? call.substring(0, call.length() - 1) : call;
    }

    /// The methods of the listing: what stands between its empty lines.
    private static List<String> parts(IoModel model) {
        var listing = Listings.of(model.name()).orElseThrow().in(CodeLanguage.JAVA);
        return List.of(text(listing, 0, listing.lines().size() - 1).split("\n\n", -1));
    }

    /// Without comments, and without the blanks that lines are broken by.
    private static String bare(String text) {
        return text.lines()
                .map(line -> line.replaceFirst("//.*$", ""))
                .collect(Collectors.joining())
                .replaceAll("\\s+", "");
    }

    private static Class<?> reception() {
        try {
            return Class.forName("dev.ringside.lab.model.Reception");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String source(Class<?> type) {
        try {
            return Files.readString(SOURCES.resolve(type.getSimpleName() + ".java")) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Class<?> type) {
        try (var in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
