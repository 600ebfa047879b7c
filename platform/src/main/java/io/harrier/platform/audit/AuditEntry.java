package io.harrier.platform.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonRawValue;

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

    /**
     * SHA-256 over the hash before, the tenant and every field, each with its length in front (−1 for null), so that no two
     * entries read alike. An auditor can compute it from an export.
     */
    byte[] hashAfter(byte[] previous, UUID tenant) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(previous);
            Stream.of(tenant, id, at, actorKind, actor, actorName, action, subjectType, subjectId, detail, requestId)
                    .forEach(field -> add(digest, field));
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void add(MessageDigest digest, Object field) {
        byte[] bytes = field == null ? new byte[0] : field.toString().getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(field == null ? -1 : bytes.length).array());
        digest.update(bytes);
    }
}
