package io.harrier.alerts.similarity;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.AlertReader;
import io.harrier.alerts.similarity.SimilarAlerts.SimilarAlert;
import io.harrier.alerts.similarity.SimilarIncidents.SimilarIncident;
import io.harrier.alerts.similarity.SimilarityRepository.Found;
import io.harrier.alerts.similarity.SimilarityRepository.Happened;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.Malformed;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** What an alert has in common with others, and with incidents. */
@ApplicationScoped
@TenantTransaction
class SimilarityService {

    private static final String BY_TIME = "at";
    private static final int ALERTS_OF_INCIDENTS = 200;
    private static final Duration LONGEST_WINDOW = Duration.ofDays(7);

    private final SimilarityRepository similar;
    private final AlertReader alerts;

    SimilarityService(SimilarityRepository similar, AlertReader alerts) {
        this.similar = similar;
        this.alerts = alerts;
    }

    Uni<SimilarAlerts> alerts(UUID id, int atMost) {
        return alerts.require(id).chain(() -> similar.similar(id, false, atMost)).chain(found -> alerts
                .briefs(found.stream().map(Found::alert).toList()).chain(briefs -> {
                    var items = found.stream().filter(it -> briefs.containsKey(it.alert()))
                            .map(it -> new SimilarAlert(briefs.get(it.alert()), it.score(), it.reasons())).toList();
                    return similar.tooCommon(id).map(common -> new SimilarAlerts(items, common));
                }));
    }

    Uni<SimilarIncidents> incidents(UUID id, int atMost) {
        return alerts.require(id).chain(() -> similar.similar(id, true, ALERTS_OF_INCIDENTS)).chain(found -> {
            Map<UUID, Integer> counts = new LinkedHashMap<>();
            found.forEach(it -> counts.merge(it.incident(), 1, Integer::sum));
            return incidents(found, counts, atMost)
                    .chain(items -> similar.tooCommon(id).map(common -> new SimilarIncidents(items, common)));
        });
    }

    /** An incident is as similar as the most similar of its alerts, which come first. */
    private Uni<List<SimilarIncident>> incidents(List<Found> found, Map<UUID, Integer> counts, int atMost) {
        return alerts.incidents(counts.keySet()).map(known -> counts.keySet().stream().map(known::get).filter(Objects::nonNull)
                .limit(atMost).map(incident -> {
                    var closest = found.stream().filter(it -> it.incident().equals(incident.id())).findFirst().orElseThrow();
                    return new SimilarIncident(incident.id(), incident.reference(), incident.title(), incident.severity(),
                            incident.status(), closest.score(), counts.get(incident.id()), closest.alert(), closest.reasons());
                }).toList());
    }

    Uni<Page<RelatedEvent>> related(UUID id, Duration window, PageRequest page) {
        if (window.isNegative() || window.compareTo(LONGEST_WINDOW) > 0) {
            throw new Malformed("window", "From PT0S to P7D");
        }
        var after = Cursor.decode(page.cursor, BY_TIME, 2);
        return alerts.require(id)
                .chain(() -> similar.related(id, window, after == null ? null : after.instant(0),
                        after == null ? null : after.id(1), page.limit + 1))
                .chain(rows -> shown(rows, page.limit));
    }

    private Uni<Page<RelatedEvent>> shown(List<Happened> rows, int limit) {
        var shown = rows.stream().limit(limit).toList();
        String next = rows.size() > limit
                ? Cursor.of(BY_TIME, shown.get(limit - 1).at(), shown.get(limit - 1).id()).encoded()
                : null;
        return alerts.briefs(shown.stream().map(Happened::alert).distinct().toList())
                .chain(briefs -> alerts.events(shown.stream().map(Happened::event).filter(Objects::nonNull).toList())
                        .map(events -> new Page<>(shown.stream()
                                .filter(it -> briefs.containsKey(it.alert())
                                        && (it.event() == null || events.containsKey(it.event())))
                                .map(it -> new RelatedEvent(it.id(), it.at(), briefs.get(it.alert()),
                                        it.event() == null ? null : events.get(it.event()), it.reasons()))
                                .toList(), next)));
    }
}
