package io.harrier.local.tenable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Calls a stand-in the way pyTenable 1.9.1 does: same headers, same order of requests, minus its waits. */
final class TenableCalls {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String keys;

    TenableCalls(TenableStandIn standIn) {
        this(standIn, "accessKey=local-access; secretKey=local-secret");
    }

    TenableCalls(TenableStandIn standIn, String keys) {
        this.base = standIn.baseUrl();
        this.keys = keys;
    }

    HttpResponse<byte[]> get(String path) throws IOException {
        return send(request(path).GET().build());
    }

    HttpResponse<byte[]> post(String path, String body) throws IOException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header("X-APIKeys", keys).header("Accept-Encoding", "gzip, deflate");
    }

    HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts an export, or adopts the running one the conflict names. */
    String start(String kind, String body) throws IOException {
        HttpResponse<byte[]> response = post("/" + kind + "/export", body);
        return response.statusCode() == 409
                ? json(response).get("active_job_id").asText()
                : json(response).get("export_uuid").asText();
    }

    JsonNode status(String kind, String uuid) throws IOException {
        return json(get("/" + kind + "/export/" + uuid + "/status"));
    }

    HttpResponse<byte[]> chunk(String kind, String uuid, int chunk) throws IOException {
        return get("/" + kind + "/export/" + uuid + "/chunks/" + chunk);
    }

    /** Looks until the export has ended and downloads each chunk as soon as it is there. */
    List<JsonNode> export(String kind, String body) throws IOException {
        String uuid = start(kind, body);
        List<JsonNode> records = new ArrayList<>();
        Set<Integer> done = new LinkedHashSet<>();
        for (JsonNode status = status(kind, uuid);; status = status(kind, uuid)) {
            for (JsonNode chunk : status.get("chunks_available")) {
                if (done.add(chunk.asInt())) {
                    json(chunk(kind, uuid, chunk.asInt())).forEach(records::add);
                }
            }
            if (List.of("FINISHED", "ERROR", "CANCELLED").contains(status.get("status").asText())) {
                return records;
            }
        }
    }

    static JsonNode json(HttpResponse<byte[]> response) {
        try {
            return JSON.readTree(body(response));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] body(HttpResponse<byte[]> response) throws IOException {
        if (!response.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
            return response.body();
        }
        return new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
    }
}
