package dev.ringside.lab.own;

import dev.ringside.lab.Examination;
import dev.ringside.lab.Rung;

/// Says what can be recorded, for the child process of a test.
final class OwnExamination {
    private OwnExamination() {}

    /// No arguments.
    public static void main(String[] args) {
        Examination examination = Examination.now();
        System.out.println(examination.best().map(Rung::text).orElse("none"));
        examination.ways().forEach(System.out::println);
        System.out.println(examination.verdict());
    }
}
