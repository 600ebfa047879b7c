package io.harrier.platform.dataaccess;

import java.time.Instant;
import java.time.OffsetDateTime;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;

/** One access to what is restricted or sensitive, or an attempt. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DataAccessEntry(
        long id,
        Instant accessedAt,
        String userId,
        String userName,
        @Schema(examples = "incident") String resourceType,
        @Schema(description = "Absent for a list") String resourceId,
        @Schema(enumeration = {
                "read", "write", "delete", "export"}) String action,
        @Schema(enumeration = {"public", "internal", "confidential", "sensitive", "restricted"}) String dataClassification,
        @Schema(enumeration = {"ui", "api", "export", "report"}) String accessMethod,
        @Schema(description = "Method and path of the request", examples = "GET /api/v1/incidents/0190a000-0000-7000-8000-00000000ac3e") String operation,
        @Schema(examples = "198.51.100.7") String ipAddress,
        String userAgent,
        @Schema(description = "The identity provider's session") String sessionId,
        @Schema(description = "What the client said it was for, in the header Harrier-Purpose") String purpose,
        @Schema(description = "How much of one thing was taken out") Long dataVolumeBytes,
        @Schema(description = "How much of a list was taken out") Long dataVolumeRows,
        boolean success,
        @Schema(description = "Why an attempt was refused") String failureReason,
        String requestId){

    static final String COLUMNS = """
        id, accessed_at, user_id, user_name, resource_type, resource_id, action, data_classification, access_method, operation,
        host(ip_address) as ip_address, user_agent, session_id, purpose, data_volume_bytes, data_volume_rows, success, failure_reason,
        request_id""";

    static DataAccessEntry of(Row row) {
        return new DataAccessEntry(row.getLong("id"), row.get(OffsetDateTime.class, "accessed_at").toInstant(),
                row.getString("user_id"), row.getString("user_name"), row.getString("resource_type"),
                row.getString("resource_id"), row.getString("action"), row.getString("data_classification"),
                row.getString("access_method"), row.getString("operation"), row.getString("ip_address"),
                row.getString("user_agent"), row.getString("session_id"), row.getString("purpose"),
                row.getLong("data_volume_bytes"), row.getLong("data_volume_rows"), row.getBoolean("success"),
                row.getString("failure_reason"), row.getString("request_id"));
    }
}
