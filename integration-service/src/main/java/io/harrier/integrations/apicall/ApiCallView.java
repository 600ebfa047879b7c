package io.harrier.integrations.apicall;

import static io.harrier.integrations.listing.Columns.instant;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;

/** A call to an external system, without secrets. */
@RegisterForReflection
public record ApiCallView(
        UUID id,
        UUID systemId,
        @Schema(description = "The import it was made for") UUID operationId,
        String method,
        String endpoint,
        Map<String, Object> requestHeaders,
        String requestBody,
        Integer responseStatus,
        Map<String, Object> responseHeaders,
        @Schema(description = "Absent where it is long, as chunks are") String responseBody,
        Long responseBytes,
        int responseTimeMs,
        String errorMessage,
        Instant calledAt) {

    static ApiCallView of(Row row) {
        return new ApiCallView(row.getUUID("id"), row.getUUID("external_system_id"), row.getUUID("operation_id"),
                row.getString("method"),
                row.getString("endpoint"), map(row, "request_headers"), row.getString("request_body"),
                row.getInteger("response_status"),
                map(row, "response_headers"), row.getString("response_body"), row.getLong("response_bytes"),
                row.getInteger("response_time_ms"), row.getString("error_message"), instant(row, "called_at"));
    }

    private static Map<String, Object> map(Row row, String column) {
        return row.getValue(column) instanceof JsonObject object ? object.getMap() : null;
    }
}
