package dev.ringside.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;

/// The values that one thing had in all rounds.
public final class Series {
    private final List<Double> values = new ArrayList<>();

    /// An empty one.
    public Series() {}

    /// One whose values follow from those of two others, round by round.
    public static Series of(Series a, Series b, DoubleBinaryOperator operator) {
        var result = new Series();
        for (int i = 0; i < Math.min(a.values.size(), b.values.size()); i++) {
            result.add(operator.applyAsDouble(a.values.get(i), b.values.get(i)));
        }
        return result;
    }

    /// The value of the next round.
    public void add(double value) {
        values.add(value);
    }

    /// Whether nothing was measured.
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /// The value in the middle.
    public double median() {
        return quantile(0.5);
    }

    /// The value below which that share of all values lies.
    ///
    /// @param share from 0 to 1
    public double quantile(double share) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        double[] sorted = values.stream().mapToDouble(v -> v).toArray();
        Arrays.sort(sorted);
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    /// Median, least and greatest value: `312 (298–340)`.
    public String text(int digits) {
        if (values.isEmpty()) {
            return "not run";
        }
        String number = "%." + digits + "f";
        return String.format(
                Locale.ROOT,
                number + " (" + number + "–" + number + ")",
                median(),
                quantile(0),
                quantile(1));
    }
}
