package io.harrier.bench.incidents;

import io.harrier.bench.Figures;
import io.harrier.bench.Phase;

/** Analysts look at incidents, old and new ones, each at another. */
final class Details implements Phase {

    private final Clients clients;
    private final StoredIncidents stored;
    private final String label;
    private final int errands;

    Details(Clients clients, StoredIncidents stored, String label, int errands) {
        this.clients = clients;
        this.stored = stored;
        this.label = label;
        this.errands = errands;
    }

    @Override
    public String title() {
        return "details, " + label;
    }

    @Override
    public void run(Figures figures) {
        var some = stored.some("not restricted", errands);
        stored.database.settle();
        clients.run(some.size(), (round, n) -> round.get(some.get(n).tenant(), "/api/v1/incidents/" + some.get(n).id()),
                "detail", label, figures);
    }
}
