package dev.ringside.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.Serializable;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules between packages, which `src/docs/architecture.md` explains.
///
/// A rule about a package that is not there yet waits for it.
final class ArchitectureTest {
    private static final int MOST_TYPES_SHOWN = 20;
    private static final int MOST_TYPES = 30;
    private static final String ROOT = "dev.ringside.";
    private static final String[] PURE = packages("machine story tableau");
    private static final JavaClasses CODE =
            new ClassFileImporter().importPath(Path.of("target", "classes"));

    @ParameterizedTest(name = "{0} may use {1}")
    @CsvSource({
        "trace,   ''",
        "machine, trace",
        "story,   trace machine",
        "tableau, trace machine story",
        "linux,   ''",
        "lab,     trace linux",
        "app,     trace machine story tableau linux lab",
        "cli,     trace machine story tableau linux lab app",
    })
    void packages_use_only_what_stands_before_them(String user, String used) {
        String[] allowed = packages((user + " " + used).strip());

        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(packages(user))
                        .should()
                        .dependOnClassesThat(
                                JavaClass.Predicates.resideInAPackage(ROOT + ".")
                                        .and(outside(allowed))));
    }

    @Test
    void packages_form_no_cycles() {
        check(slices().matching("dev.ringside.(**)").should().beFreeOfCycles());
    }

    @Test
    void only_the_window_sees_its_toolkit() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + "app..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "javafx..",
                                "com.sun.javafx..",
                                "org.controlsfx..",
                                "impl.org.controlsfx..",
                                "atlantafx..",
                                "org.kordamp.."));
    }

    @Test
    void only_linux_calls_the_kernel() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + "linux..")
                        .should()
                        .dependOnClassesThat()
                        .belongToAnyOf(Linker.class, SymbolLookup.class));
    }

    @Test
    void native_memory_stays_where_the_calls_are_made() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(packages("linux lab"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("java.lang.foreign.."));
    }

    @Test
    void machine_story_and_tableau_do_no_input_or_output() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(PURE)
                        .should()
                        .dependOnClassesThat(
                                JavaClass.Predicates.resideInAnyPackage(
                                                "java.io..", "java.nio..", "java.net..")
                                        .and(
                                                DescribedPredicate.not(
                                                        JavaClass.Predicates.type(
                                                                Serializable.class)))));
    }

    @Test
    void machine_story_and_tableau_see_neither_clock_nor_chance() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(PURE)
                        .should()
                        .callMethodWhere(asks("java.time", "now"))
                        .orShould()
                        .callMethodWhere(asks("java.lang.System", "nanoTime", "currentTimeMillis"))
                        .orShould()
                        .callMethodWhere(asks("java.lang.Math", "random"))
                        .orShould()
                        .callMethodWhere(asks("java.util.UUID", "randomUUID"))
                        .orShould()
                        .callMethodWhere(asks("java.util.Collections", "shuffle"))
                        .orShould()
                        .dependOnClassesThat()
                        .belongToAnyOf(Clock.class)
                        .orShould()
                        .dependOnClassesThat()
                        .haveNameMatching("java\\.(util|security)\\..*Random.*"));
    }

    @Test
    void every_package_says_that_it_is_null_marked() {
        assertThat(CODE)
                .extracting(JavaClass::getPackage)
                .filteredOn(p -> !nullMarked(p))
                .extracting(JavaPackage::getName)
                .isEmpty();
    }

    @Test
    void nothing_is_named_after_the_fact_that_it_is_useful() {
        check(
                noClasses()
                        .should()
                        .haveNameMatching(
                                ".*(Util|Utils|Utility|Helper|Manager|Common|Base|Impl)"
                                        + "|.*[.$](Abstract|I)[A-Z][a-z].*"));
    }

    @Test
    void a_package_shows_few_enough_types_to_be_learnt_at_once() {
        assertThat(packages(c -> c.getModifiers().contains(JavaModifier.PUBLIC), MOST_TYPES_SHOWN))
                .isEmpty();
    }

    @Test
    void a_package_has_few_enough_types_to_be_read_at_once() {
        assertThat(packages(c -> true, MOST_TYPES)).isEmpty();
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CODE);
    }

    /// ArchUnit's patterns for packages of ours and all below them.
    private static String[] packages(String names) {
        return Arrays.stream(names.split(" ")).map(n -> ROOT + n + "..").toArray(String[]::new);
    }

    private static DescribedPredicate<JavaClass> outside(String... packages) {
        return DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(packages));
    }

    private static DescribedPredicate<JavaCall<?>> asks(String owner, String... methods) {
        return DescribedPredicate.describe(
                owner + " " + String.join(" or ", methods),
                call ->
                        call.getTargetOwner().getName().startsWith(owner)
                                && Set.of(methods).contains(call.getName()));
    }

    private static boolean nullMarked(JavaPackage p) {
        return p.tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
    }

    /// The packages with more than `most` top-level types that are `counted`, and how many they
    /// have. A sealed family counts as one.
    private static Map<String, Integer> packages(Predicate<JavaClass> counted, int most) {
        Set<String> members =
                CODE.stream().flatMap(ArchitectureTest::permitted).collect(Collectors.toSet());
        Map<String, Integer> sizes =
                CODE.stream()
                        .filter(c -> c.isTopLevelClass() && !c.getName().endsWith("-info"))
                        .filter(c -> counted.test(c) && !members.contains(c.getName()))
                        .collect(Collectors.toMap(JavaClass::getPackageName, c -> 1, Integer::sum));
        sizes.values().removeIf(size -> size <= most);
        return sizes;
    }

    private static Stream<String> permitted(JavaClass type) {
        Class<?>[] permitted = type.reflect().getPermittedSubclasses();
        return permitted == null ? Stream.empty() : Arrays.stream(permitted).map(Class::getName);
    }
}
