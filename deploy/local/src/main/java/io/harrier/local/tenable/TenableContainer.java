package io.harrier.local.tenable;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

/** One customer of Tenable's (the vendor says container): a pair of keys, the data behind it and its exports. */
final class TenableContainer {

    private static final int CONCURRENT_EXPORTS = 2;
    private static final int LISTED = 1_000;
    private static final int BUSY_RETRY_SECONDS = 30;

    final ApiKeys keys;
    final TenableData data;
    private final Faults faults;
    private final Pace pace;
    private final Clock clock;
    private final List<ExportJob> jobs = new CopyOnWriteArrayList<>();

    TenableContainer(ApiKeys keys, TenableData data, Faults faults, Pace pace, Clock clock) {
        this.keys = keys;
        this.data = data;
        this.faults = faults;
        this.pace = pace;
        this.clock = clock;
    }

    /** Starts an export; an identical running one is a conflict that names it, a third running one is too many. */
    synchronized Reply start(ExportKind kind, byte[] body) {
        Instant now = clock.instant();
        ExportRequest request = ExportRequest.of(kind, body);
        var wanted = request.predicate(kind, now);
        jobs.removeIf(j -> j.expired(now));
        List<ExportJob> running = jobs.stream().filter(j -> j.kind == kind && j.running(now)).toList();
        Optional<ExportJob> same = running.stream().filter(j -> j.request.body().equals(request.body())).findFirst();
        if (same.isPresent()) {
            return Reply.conflict(same.get().uuid);
        }
        if (running.size() >= CONCURRENT_EXPORTS) {
            return Reply.tooManyRequests(BUSY_RETRY_SECONDS);
        }
        List<JsonNode> records = data.of(kind).stream().filter(wanted).toList();
        ExportJob job = new ExportJob(kind, request, request.pages(kind, records), faults.of(kind), pace, now);
        jobs.add(job);
        return Reply.json(Json.object().put("export_uuid", job.uuid));
    }

    Reply status(ExportKind kind, String uuid) {
        return job(kind, uuid).map(j -> Reply.json(j.look(clock.instant())))
                .orElseGet(() -> Reply.notFound("Export not found"));
    }

    Reply chunk(ExportKind kind, String uuid, int id) {
        return job(kind, uuid).map(j -> j.download(id, clock.instant())).orElseGet(Reply::notFoundEmpty);
    }

    Reply cancel(ExportKind kind, String uuid) {
        return job(kind, uuid).map(j -> {
            j.cancel(clock.instant());
            return Reply.json(Json.object().put("status", j.status(clock.instant()).get("status").asText()));
        }).orElseGet(() -> Reply.notFoundShort("Export not found"));
    }

    Reply list(ExportKind kind) {
        ArrayNode exports = Json.array();
        jobs.stream().filter(j -> j.kind == kind).limit(LISTED)
                .forEach(j -> exports.add(j.status(clock.instant()).put("uuid", j.uuid)));
        return Reply.json(Json.object().set("exports", exports));
    }

    private Optional<ExportJob> job(ExportKind kind, String uuid) {
        return jobs.stream().filter(j -> j.kind == kind && j.uuid.equals(uuid)).findFirst();
    }
}
