package io.harrier.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/** Values by figure, one a round; told as their medians. */
public final class Figures {

    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private final Map<String, List<Double>> byName = new LinkedHashMap<>();

    /** One round's value of a figure. */
    public void add(String name, double value) {
        byName.computeIfAbsent(name, ignored -> new ArrayList<>()).add(value);
    }

    /** What a round came to. */
    void addAll(Figures round) {
        round.byName.forEach((name, values) -> values.forEach(value -> add(name, value)));
    }

    /** The medians, on a line. */
    String line() {
        return String.join(", ",
                medians().entrySet().stream().map(it -> it.getKey() + " " + it.getValue().toPlainString()).toList());
    }

    /** Makes a figure of two others: their ratio, taken within each round; none where one was not measured. */
    public void ratio(String name, String of, String to) {
        if (!byName.keySet().containsAll(List.of(of, to))) {
            return;
        }
        List<Double> dividends = byName.get(of);
        List<Double> divisors = byName.get(to);
        for (int round = 0; round < dividends.size(); round++) {
            add(name, dividends.get(round) / divisors.get(round));
        }
    }

    /** Makes a figure of several: the one whose median is the lowest. */
    public void lowest(String name, List<String> of) {
        of.stream().filter(byName::containsKey).min(Comparator.comparingDouble(this::median))
                .ifPresent(lowest -> byName.put(name, byName.get(lowest)));
    }

    public double median(String name) {
        return Statistics.median(byName.get(name));
    }

    /** Medians by figure: whole numbers from 1,000 on, else three digits. */
    public Map<String, BigDecimal> medians() {
        Map<String, BigDecimal> medians = new LinkedHashMap<>();
        byName.keySet().forEach(name -> medians.put(name, readable(median(name))));
        return medians;
    }

    /** A line per figure, the rounds beside their median. */
    public String table() {
        var table = new StringBuilder(String.format("%n%-44s %12s   %s%n", "figure", "median", "rounds"));
        byName.forEach((name, values) -> table.append(String.format("%-44s %12s   %s%n", name,
                readable(median(name)).toPlainString(),
                String.join(" ", values.stream().map(it -> readable(it).toPlainString()).toList()))));
        return table.toString();
    }

    /** Writes the medians as one flat object. */
    public void write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), medians());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BigDecimal readable(double value) {
        if (Math.abs(value) >= 1000) {
            return new BigDecimal(value).setScale(0, RoundingMode.HALF_UP);
        }
        var digits = new BigDecimal(value).round(DIGITS);
        return digits.signum() == 0 ? BigDecimal.ZERO : new BigDecimal(digits.stripTrailingZeros().toPlainString());
    }
}
