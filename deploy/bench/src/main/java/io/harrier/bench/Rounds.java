package io.harrier.bench;

import java.util.List;
import java.util.Locale;

/** Runs phases in turn: one round to warm up, which counts for nothing, then as many as the size says. */
public final class Rounds {

    private Rounds() {
    }

    public static void run(List<Phase> phases, Size size, Figures figures) {
        for (Phase phase : phases) {
            timed("warm-up", phase, new Figures());
        }
        for (int round = 1; round <= size.rounds(); round++) {
            for (Phase phase : phases) {
                timed("round " + round, phase, figures);
            }
        }
    }

    private static void timed(String round, Phase phase, Figures figures) {
        long begin = System.nanoTime();
        phase.run(figures);
        Main.say(String.format(Locale.ROOT, "  %-8s %-44s %6.1f s", round, phase.title(), (System.nanoTime() - begin) / 1e9));
    }
}
