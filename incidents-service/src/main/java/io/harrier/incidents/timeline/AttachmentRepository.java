package io.harrier.incidents.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** What is attached to entries. */
@Singleton
class AttachmentRepository implements PanacheRepositoryBase<TimelineAttachment, UUID> {

    private static final String EVIDENCE = "select 1 from evidence where incident_id = ?1 and id = ?2";

    /** What is attached to each of these entries, as clients see it. */
    Uni<Map<UUID, List<TimelineAttachmentView>>> of(List<TimelineEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return list("eventId in ?1 order by id", events.stream().map(it -> it.id).toList()).map(all -> all.stream()
                .map(TimelineAttachmentView::of).collect(Collectors.groupingBy(TimelineAttachmentView::eventId)));
    }

    Uni<TimelineAttachment> of(UUID incident, UUID event, UUID id) {
        return find("incidentId = ?1 and eventId = ?2 and id = ?3", incident, event, id).firstResult();
    }

    Uni<Long> countOf(UUID event) {
        return count("eventId", event);
    }

    /** Whether the incident has such an item of evidence, or none is named. */
    Uni<Boolean> isEvidence(UUID incident, UUID evidence) {
        return evidence == null
                ? Uni.createFrom().item(true)
                : getSession().chain(session -> session.<Integer>createNativeQuery(EVIDENCE).setParameter(1, incident)
                        .setParameter(2, evidence).getResultList()).map(found -> !found.isEmpty());
    }

    /** Whether nothing had been stored of it before. */
    Uni<Boolean> store(UUID id, StoredAttachment file, Instant now) {
        return update(
                "fileSize = ?1, mimeType = ?2, sha256 = ?3, blobId = ?4, storedAt = ?5 where id = ?6 and storedAt is null",
                file.size(),
                file.mimeType(), file.sha256(), file.blob(), now, id).map(rows -> rows == 1);
    }

    Uni<Void> refreshed(TimelineAttachment attachment) {
        return getSession().chain(session -> session.refresh(attachment));
    }
}
