package io.harrier.alerts.ingest;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.ingest.Sighting.Identity;
import io.harrier.platform.problem.Problem;
import io.harrier.platform.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The results of an array, in its order. */
@RegisterForReflection
record Receipts(List<Item> items) {

    @RegisterForReflection
    record Item(
            @Schema(description = "Where its record was in the array or among the lines") int index,
            @Schema(description = "201 new, 200 repeat, 204 dropped by a filter of its source, 4xx refused", examples = "201") int status,
            Receipt alert,
            Problem problem) {
    }

    /** What was made of a record: an alert, a refusal, or neither where a filter dropped it. */
    record Read(int index, Identity identity, ProblemException refused) {
    }

    static Receipts of(List<Read> read, Map<Identity, StoredAlert> stored) {
        Set<UUID> seen = new HashSet<>();
        return new Receipts(read.stream().map(it -> {
            if (it.refused != null) {
                return new Item(it.index, it.refused.problem().status(), null, it.refused.problem());
            }
            if (it.identity == null) {
                return new Item(it.index, 204, null, null);
            }
            var alert = stored.get(it.identity);
            var receipt = Receipt.of(alert, seen.add(alert.id()));
            return new Item(it.index, receipt.deduplicated() ? 200 : 201, receipt, null);
        }).toList());
    }
}
