package io.harrier.alerts.ingest;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.alerts.alert.Hold;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SuppressionKind;
import io.harrier.alerts.expression.AlertValues;
import io.harrier.alerts.ingest.Sighting.Identity;
import io.harrier.alerts.ingest.Sighting.Judge;
import io.harrier.alerts.ingest.Sighting.Received;
import io.harrier.alerts.suppression.SuppressionHits;
import io.harrier.alerts.suppression.SuppressionHits.Tally;
import io.harrier.alerts.suppression.SuppressionRules;
import io.harrier.alerts.suppression.TenantSuppressions;
import io.harrier.alerts.suppression.Verdict;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Asks the rules of the tenants of a batch what is to be hidden, and counts what matched them. */
@Singleton
class Judges {

    private final SuppressionRules rules;
    private final SuppressionHits hits;

    Judges(SuppressionRules rules, SuppressionHits hits) {
        this.rules = rules;
        this.hits = hits;
    }

    Uni<Judge> of(SqlConnection connection, List<Received> records, Instant now) {
        Uni<Map<UUID, TenantSuppressions>> all = Uni.createFrom().item(new HashMap<>());
        for (UUID tenant : records.stream().map(Received::tenant).distinct().toList()) {
            all = all.chain(known -> rules.of(connection, tenant).invoke(it -> known.put(tenant, it)).replaceWith(known));
        }
        return all.map(known -> (received, severity) -> {
            var own = known.get(received.tenant());
            return filtered(received, severity, own.isEmpty()
                    ? Verdict.NONE
                    : own.judge(AlertValues.of(received.alert(), severity), severity, now));
        });
    }

    /** What a processing rule keeps out of sight it keeps longest; a critical alert it does not. */
    private static Verdict filtered(Received received, Severity severity, Verdict verdict) {
        var filter = received.processed().hiddenBy();
        return filter == null || severity == Severity.CRITICAL
                ? verdict
                : new Verdict(new Hold(SuppressionKind.PROCESSING_RULE, filter.id(), "Filtered by " + filter.name(), null),
                        verdict.hits());
    }

    Uni<Void> count(SqlConnection connection, List<Sighting> sightings, Map<Identity, StoredAlert> stored, Instant now) {
        var tally = new Tally();
        for (Sighting sighting : sightings) {
            UUID tenant = sighting.identity.tenant();
            sighting.hits.forEach((rule, records) -> tally.hit(tenant, rule, records));
            var alert = stored.get(sighting.identity);
            if (alert.hidden()) {
                hide(tally, tenant, sighting.hold());
            }
        }
        return hits.count(connection, tally, now);
    }

    /** Rules of processing count what they do by themselves. */
    private static void hide(Tally tally, UUID tenant, Hold hold) {
        if (hold.kind() != SuppressionKind.PROCESSING_RULE) {
            tally.hidden(tenant, hold.id());
        }
    }
}
