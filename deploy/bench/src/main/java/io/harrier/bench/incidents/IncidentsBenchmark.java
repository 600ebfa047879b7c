package io.harrier.bench.incidents;

import java.util.List;
import java.util.Map;

import io.harrier.bench.Benchmark;
import io.harrier.bench.Figures;
import io.harrier.bench.Issuer;
import io.harrier.bench.Phase;
import io.harrier.bench.Rounds;
import io.harrier.bench.Size;
import io.harrier.bench.Stage;
import io.harrier.local.Service;

/**
 * The incident queue, the detail and a change of status under sixty-four clients, over ten thousand incidents of a hundred tenants and
 * over a million; and the sweep of the service levels.
 */
public final class IncidentsBenchmark implements Benchmark {

    private static final int SMALL = 10_000;

    @Override
    public String name() {
        return "incidents";
    }

    @Override
    public void run(Stage stage, Size size, Figures figures) {
        try (var issuer = new Issuer()) {
            stage.together(stage::database, stage::kafka);
            var service = stage.start(Service.INCIDENTS, "incidents-service", Map.of("harrier.oidc.url", issuer.url()));
            var stored = new StoredIncidents(stage.database());
            var clients = new Clients(service.url(), new Tenants(issuer));
            stage.say(String.format("%,d incidents are stored", SMALL));
            stored.write(0, SMALL);
            // Else few incidents would meet a cold service, and many a warm one.
            for (Phase phase : phases(clients, stored, "cold", size)) {
                phase.run(new Figures());
            }
            Rounds.run(stage, phases(clients, stored, "10k", size), size, figures);
            int large = Math.max(2 * SMALL, size.of(1_000_000, 100_000));
            stage.say(String.format("%,d incidents are stored", large));
            stored.write(SMALL, large);
            Rounds.run(stage, phases(clients, stored, "1m", size), size, figures);
            Rounds.run(stage, List.of(new Sweeps(stage.database(), size.of(10_000, 2_000))), size, figures);
        }
        for (String what : List.of("list", "detail", "move")) {
            figures.ratio(what + "_p99_1m_vs_10k", what + "_p99_ms_1m", what + "_p99_ms_10k");
        }
    }

    private static List<Phase> phases(Clients clients, StoredIncidents stored, String label, Size size) {
        return List.of(new QueuePages(clients, stored.database, label, size.of(1_500, 400)),
                new Details(clients, stored, label, size.of(6_000, 1_500)),
                new Moves(clients, stored, label, size.of(1_200, 400)));
    }
}
