package io.harrier.bench.incidents;

import io.harrier.bench.BenchmarkFailure;
import io.harrier.bench.Figures;
import io.harrier.bench.Phase;
import io.harrier.bench.Wait;

/** Analysts begin to investigate: a change of status with its timeline entry, clocks, audit and event. No incident is moved twice. */
final class Moves implements Phase {

    private final Clients clients;
    private final StoredIncidents stored;
    private final String label;
    private final int errands;

    Moves(Clients clients, StoredIncidents stored, String label, int errands) {
        this.clients = clients;
        this.stored = stored;
        this.label = label;
        this.errands = errands;
    }

    @Override
    public String title() {
        return "moves, " + label;
    }

    @Override
    public void run(Figures figures) {
        var fresh = stored.some("status = 'detected' and not restricted", errands);
        if (fresh.size() < errands) {
            throw new BenchmarkFailure("Only " + fresh.size() + " incidents are left that nobody has moved");
        }
        stored.database.settle();
        clients.run(errands, (round, n) -> round.post(fresh.get(n).tenant(),
                "/api/v1/incidents/" + fresh.get(n).id() + "/investigation", fresh.get(n).version()), "move", label, figures);
        Wait.until("what the moves left to do is done",
                () -> stored.database
                        .number("select (select count(*) from outbox) + (select count(*) from audit_unsealed)") == 0);
    }
}
