package io.harrier.bench.incidents;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harrier.bench.BenchmarkFailure;
import io.harrier.bench.Database;
import io.harrier.bench.Figures;
import io.harrier.bench.Phase;

/** Analysts open the queue, what of their tenant lives, newest first, and turn to the next page. */
final class QueuePages implements Phase {

    private static final String QUEUE = "/api/v1/incidents?status=detected&status=investigating&status=contained&status=remediated"
            + "&limit=25";
    private static final String CURSOR = "\"nextCursor\":\"";
    /** A cursor is the last thing on a page, and shorter. */
    private static final int TAIL = 512;

    private final Clients clients;
    private final Database database;
    private final String label;
    private final int errands;

    QueuePages(Clients clients, Database database, String label, int errands) {
        this.clients = clients;
        this.database = database;
        this.label = label;
        this.errands = errands;
    }

    @Override
    public String title() {
        return "queue pages, " + label;
    }

    @Override
    public void run(Figures figures) {
        database.settle();
        clients.run(errands, (round, n) -> round.get(n % Tenants.COUNT, QUEUE)
                .thenCompose(page -> round.get(n % Tenants.COUNT, QUEUE + "&cursor=" + cursor(page))), "list", label, figures);
    }

    private static String cursor(byte[] page) {
        int from = Math.max(0, page.length - TAIL);
        var tail = new String(page, from, page.length - from, UTF_8);
        int begin = tail.lastIndexOf(CURSOR);
        if (begin < 0) {
            throw new BenchmarkFailure("A page of the queue has no next one: " + tail);
        }
        return tail.substring(begin + CURSOR.length(), tail.indexOf('"', begin + CURSOR.length()));
    }
}
