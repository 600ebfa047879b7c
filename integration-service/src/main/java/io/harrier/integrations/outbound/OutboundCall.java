package io.harrier.integrations.outbound;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;

/**
 * A request to an external system.
 *
 * @param path below the system's base URL
 * @param body null for none
 * @param secrets texts that must not be seen in any log, wherever they turn up
 */
public record OutboundCall(
        UUID systemId,
        UUID operationId,
        BaseUrl base,
        HttpMethod method,
        String path,
        Map<String, String> headers,
        JsonObject body,
        Set<String> secrets) {

    /** Leaves out what could hold a secret. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
