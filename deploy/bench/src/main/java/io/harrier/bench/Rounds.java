package io.harrier.bench;

import java.util.List;
import java.util.Locale;

/** Runs phases in turn: one round to warm up, which counts for nothing, then as many as the size says. */
public final class Rounds {

    private Rounds() {
    }

    public static void run(Stage stage, List<Phase> all, Size size, Figures figures) {
        var phases = all.stream().filter(phase -> stage.wants(phase.title())).toList();
        for (Phase phase : phases) {
            timed(stage, "warm-up", phase, new Figures());
        }
        for (int round = 1; round <= size.rounds(); round++) {
            for (Phase phase : phases) {
                timed(stage, "round " + round, phase, figures);
            }
        }
    }

    private static void timed(Stage stage, String round, Phase phase, Figures figures) {
        var own = new Figures();
        var profile = stage.profile();
        profile.ifPresent(Profile::begin);
        long begin = System.nanoTime();
        phase.run(own);
        double seconds = (System.nanoTime() - begin) / 1e9;
        profile.ifPresent(it -> it.end(round + ", " + phase.title()));
        figures.addAll(own);
        Main.say(String.format(Locale.ROOT, "  %-8s %-44s %6.1f s  %s", round, phase.title(), seconds, own.line()));
    }
}
