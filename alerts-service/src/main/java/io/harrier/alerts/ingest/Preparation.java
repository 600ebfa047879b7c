package io.harrier.alerts.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import io.harrier.alerts.ingest.Sighting.Identity;
import io.harrier.alerts.ingest.Sighting.Received;
import io.harrier.alerts.processing.Processing;
import io.harrier.alerts.processing.Unprocessed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Lets the rules of the tenants of a batch work on its records, before any are told to be the same. */
@Singleton
class Preparation {

    /** Records as the rules left them; {@code asked} tells those that got another identity by the one they came with. */
    static final class Prepared {

        final List<Received> records = new ArrayList<>();
        private final Map<Identity, Identity> asked = new HashMap<>();
        private final Processing.Done done;

        private Prepared(List<Received> came, Processing.Done done) {
            this.done = done;
            for (int index = 0; index < came.size(); index++) {
                var record = came.get(index).processed(done.records.get(index));
                records.add(record);
                if (!record.identity().equals(came.get(index).identity())) {
                    asked.put(came.get(index).identity(), record.identity());
                }
            }
        }

        /** What became of each identity, also by the one it came with. */
        Map<Identity, StoredAlert> answer(Map<Identity, StoredAlert> stored) {
            asked.forEach((came, identity) -> stored.put(came, stored.get(identity)));
            return stored;
        }
    }

    private final Processing processing;

    Preparation(Processing processing) {
        this.processing = processing;
    }

    Uni<Prepared> of(SqlConnection connection, List<Received> records, Instant now) {
        var unprocessed = records.stream()
                .map(it -> new Unprocessed(it.tenant(), it.alert(), it.policy().defaultSeverity())).toList();
        return processing.of(connection, unprocessed, now).map(done -> new Prepared(records, done));
    }

    Uni<Void> count(SqlConnection connection, Prepared prepared, Instant now) {
        return processing.count(connection, prepared.done, now);
    }
}
