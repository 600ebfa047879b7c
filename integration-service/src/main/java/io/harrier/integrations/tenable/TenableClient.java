package io.harrier.integrations.tenable;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.integrations.outbound.ApiCalls;
import io.harrier.integrations.outbound.ExternalFailure;
import io.harrier.integrations.outbound.OutboundCall;
import io.harrier.integrations.outbound.OutboundReply;
import io.harrier.integrations.sync.ImportJob;
import io.harrier.integrations.sync.ImportKind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;

/** Tenable's export API (contract A.1, A.2). Content types are not looked at: chunks of findings are JSON under another name. */
@Singleton
class TenableClient {

    /** An export that was asked for: a new one, or the identical one that was running already. */
    record Started(String exportId, boolean adopted) {
    }

    private final ApiCalls calls;
    private final Vertx vertx;
    private final ObjectMapper json;
    private final Clock clock;

    TenableClient(ApiCalls calls, Vertx vertx, ObjectMapper json, Clock clock) {
        this.calls = calls;
        this.vertx = vertx;
        this.json = json;
        this.clock = clock;
    }

    Uni<Started> start(ImportJob job, JsonObject body) {
        return calls.send(call(job, HttpMethod.POST, "", body)).map(reply -> reply.status() == 409
                ? new Started(exportId(tree(reply), "active_job_id"), true)
                : new Started(exportId(tree(reply.orFail(clock.instant())), "export_uuid"), false));
    }

    Uni<ExportStatus> status(ImportJob job, String export) {
        return calls.send(call(job, HttpMethod.GET, "/" + export + "/status", null))
                .map(reply -> ExportStatus.of(tree(reply.orFail(clock.instant()))));
    }

    <T> Uni<TenableChunk<T>> chunk(ImportJob job, int chunk, Function<Fields, T> reader) {
        return calls.download(call(job, HttpMethod.GET, "/" + job.exportId() + "/chunks/" + chunk, null), reply -> {
            if (reply.status() == 400) {
                throw ExternalFailure.passing("Chunk " + chunk + " is not ready yet");
            }
            return parsed(chunk, reply.orFail(clock.instant()), reader);
        });
    }

    /** Off the event loop: a chunk can have many megabytes. */
    private <T> Uni<TenableChunk<T>> parsed(int chunk, OutboundReply reply, Function<Fields, T> reader) {
        return vertx.executeBlocking(() -> {
            try (InputStream body = reply.body().open()) {
                return TenableChunk.read(body, reader);
            } catch (IOException broken) {
                throw ExternalFailure.passing("Chunk " + chunk + " is not valid JSON");
            }
        }, false);
    }

    private static OutboundCall call(ImportJob job, HttpMethod method, String path, JsonObject body) {
        var connection = job.connection();
        var keys = connection.credentials();
        String kind = job.kind() == ImportKind.ASSETS ? "/assets" : "/vulns";
        return new OutboundCall(connection.systemId(), job.id(), connection.base(), method, kind + "/export" + path,
                Map.of("x-apikeys", "accessKey=" + keys.accessKey() + ";secretKey=" + keys.secretKey()), body,
                Set.of(keys.accessKey(), keys.secretKey()));
    }

    /** An id goes into a path: whatever else is in an answer must not. */
    private static String exportId(JsonNode body, String field) {
        String id = body.path(field).asText();
        if (!id.matches("[A-Za-z0-9-]{1,100}")) {
            throw ExternalFailure.passing("It named no export");
        }
        return id;
    }

    private JsonNode tree(OutboundReply reply) {
        try (InputStream body = reply.body().open()) {
            JsonNode tree = json.readTree(body);
            if (tree != null && tree.isObject()) {
                return tree;
            }
        } catch (IOException notJson) {
            throw ExternalFailure.passing("Its answer is not JSON");
        }
        throw ExternalFailure.passing("Its answer is not a JSON object");
    }
}
