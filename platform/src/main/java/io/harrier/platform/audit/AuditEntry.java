package io.harrier.platform.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonRawValue;

import io.harrier.verifier.AuditRow;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;

/** One entry of the audit log, as auditors read it and as the chain hashes it. */
@RegisterForReflection
public record AuditEntry(
        long id,
        Instant at,
        @Schema(enumeration = {
                "user", "service", "rule", "job"}) String actorKind,
        String actor,
        String actorName,
        @Schema(examples = "incident_created") String action,
        String subjectType,
        String subjectId,
        @JsonRawValue @Schema(type = SchemaType.OBJECT) String detail,
        String requestId){

    static final String COLUMNS = """
                              id, at, actor_kind, actor, actor_name, action, subject_type, subject_id, detail::text as detail, request_id
        """;

    static AuditEntry of(Row row) {
        return new AuditEntry(row.getLong("id"), row.get(OffsetDateTime.class, "at").toInstant(), row.getString("actor_kind"),
                row.getString("actor"), row.getString("actor_name"), row.getString("action"), row.getString("subject_type"),
                row.getString("subject_id"), row.getString("detail"), row.getString("request_id"));
    }

    /** The hash of the chain here, after the one before. */
    byte[] hashAfter(byte[] previous, UUID tenant) {
        return row().hashAfter(previous, tenant);
    }

    /** As the chain hashes it. */
    private AuditRow row() {
        return new AuditRow(id, at.toString(), actorKind, actor, actorName, action, subjectType, subjectId, detail, requestId);
    }
}
