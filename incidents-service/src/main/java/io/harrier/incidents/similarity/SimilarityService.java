package io.harrier.incidents.similarity;

import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.IncidentBrief;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.incidents.similarity.SimilarIncidents.SimilarIncident;
import io.harrier.platform.tenancy.StatementTime;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** What an incident has in common with others. */
@ApplicationScoped
@TenantTransaction
class SimilarityService {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final SimilarityRepository similar;
    private final StatementTime time;
    private final IncidentService incidents;

    SimilarityService(SimilarityRepository similar, StatementTime time, IncidentService incidents) {
        this.similar = similar;
        this.time = time;
        this.incidents = incidents;
    }

    Uni<SimilarIncidents> of(UUID id, int atMost) {
        return time.limit(LONGEST).chain(() -> incidents.visible(id)).chain(() -> similar.similar(id, atMost))
                .chain(found -> incidents
                        .visible(found.stream().map(SimilarityRepository.Found::incident).toList()).chain(known -> {
                            var items = found.stream().filter(it -> known.containsKey(it.incident()))
                                    .map(it -> new SimilarIncident(IncidentBrief.of(known.get(it.incident())), it.score(),
                                            it.reasons()))
                                    .toList();
                            return similar.tooCommon(id).map(common -> new SimilarIncidents(items, common));
                        }));
    }
}
