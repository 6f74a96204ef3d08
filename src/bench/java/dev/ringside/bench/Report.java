package dev.ringside.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A table for people, and for the page about benchmarks.
public final class Report {
    private final List<List<String>> rows = new ArrayList<>();

    /// A table with these columns.
    public Report(String... columns) {
        rows.add(List.of(columns));
    }

    /// Adds a row.
    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    /// Prints what was measured where, and the table.
    public void print(String title) throws IOException {
        line("");
        line("## " + title);
        line(where());
        line("");
        for (int i = 0; i < rows.size(); i++) {
            line(text(rows.get(i)));
            if (i == 0) {
                line("|" + "---|".repeat(rows.getFirst().size()));
            }
        }
    }

    /// Prints a line.
    @SuppressWarnings("SystemOut") // a benchmark has nobody else to tell it to
    public static void line(String text) {
        System.out.println(text);
    }

    private static String where() throws IOException {
        return LocalDate.now(ZoneOffset.UTC)
                + ", Linux "
                + System.getProperty("os.version").split("-", 2)[0]
                + " "
                + System.getProperty("os.arch")
                + ", "
                + cpus()
                + " CPUs, load "
                + Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]
                + ", JDK "
                + Runtime.version().feature()
                + ". Medians, least and greatest in brackets.";
    }

    /// All of them, not only those on which this thread may run.
    private static long cpus() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
            return lines.filter(line -> line.matches("cpu\\d+ .*")).count();
        }
    }

    private String text(List<String> row) {
        var line = new StringBuilder("|");
        for (int column = 0; column < row.size(); column++) {
            int at = column;
            int width = rows.stream().mapToInt(r -> r.get(at).length()).max().orElse(0);
            line.append(' ').append(row.get(column));
            line.append(" ".repeat(width - row.get(column).length())).append(" |");
        }
        return line.toString();
    }
}
