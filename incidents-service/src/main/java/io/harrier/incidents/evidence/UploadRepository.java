package io.harrier.incidents.evidence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import io.harrier.platform.problem.NotFound;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** Uploads and their pieces. */
@Singleton
class UploadRepository implements PanacheRepositoryBase<Upload, UUID> {

    private static final String ADVANCE = """
        update evidence_uploads set received = received + ?1, expires_at = ?3,
            state = case when received + ?1 = length then 'received' else state end,
            due_at = case when received + ?1 = length then cast(?2 as timestamptz) else cast(?3 as timestamptz) end
        where id = ?4 and received = ?5 and state = 'open' and received + ?1 <= length""";
    private static final String ADD_PART = """
        insert into evidence_upload_parts (upload_id, at, bytes, blob_id) values (?1, ?2, ?3, ?4)""";
    private static final String FORGET_PARTS = "delete from evidence_upload_parts where upload_id = ?1";
    private static final String PARTS = "select blob_id from evidence_upload_parts where upload_id = ?1 order by at";

    /** Those under way. */
    Uni<List<Upload>> of(UUID evidence) {
        return list("evidenceId = ?1 and state <> ?2 order by createdAt, id", evidence, UploadState.STORED);
    }

    Uni<Upload> of(UUID incident, UUID evidence, UUID id) {
        return find("incidentId = ?1 and evidenceId = ?2 and id = ?3", incident, evidence, id).firstResult().onItem().ifNull()
                .failWith(() -> new NotFound("upload", id));
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Uni<Upload> locked(UUID incident, UUID evidence, UUID id) {
        return find("incidentId = ?1 and evidenceId = ?2 and id = ?3", incident, evidence, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE).firstResult().onItem().ifNull()
                .failWith(() -> new NotFound("upload", id));
    }

    Uni<Long> open(UUID evidence) {
        return count("evidenceId = ?1 and state <> ?2", evidence, UploadState.STORED);
    }

    /** Of which incident it is, without loading it. Null where there is none any more. */
    Uni<UUID> incidentOf(UUID id) {
        return getSession().chain(session -> session.createQuery("select incidentId from Upload where id = :id", UUID.class)
                .setParameter("id", id).getSingleResultOrNull());
    }

    /** Its pieces are not needed any more. */
    Uni<Void> forgetParts(UUID id) {
        return getSession().chain(session -> session.createNativeQuery(FORGET_PARTS).setParameter(1, id).executeUpdate())
                .replaceWithVoid();
    }

    /** Null where there is none any more. */
    Uni<Upload> locked(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    /** Whether nobody else had added there. What is all there is due now. */
    Uni<Boolean> advance(UUID id, long at, long bytes, Instant now, Instant expires) {
        return getSession().chain(session -> session.createNativeQuery(ADVANCE).setParameter(1, bytes).setParameter(2, now)
                .setParameter(3, expires).setParameter(4, id).setParameter(5, at).executeUpdate()).map(rows -> rows == 1);
    }

    Uni<Void> addPart(UUID id, long at, UploadPart part) {
        return getSession().chain(session -> session.createNativeQuery(ADD_PART).setParameter(1, id).setParameter(2, at)
                .setParameter(3, part.bytes()).setParameter(4, part.blob()).executeUpdate()).replaceWithVoid();
    }

    /** The blobs of all pieces, in order. */
    Uni<List<UUID>> parts(UUID id) {
        return getSession().chain(session -> session.<UUID>createNativeQuery(PARTS).setParameter(1, id).getResultList());
    }
}
