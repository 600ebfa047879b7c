package io.harrier.local.tenable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One export: what it was asked for, its chunks in the order they become available, and how far it is. */
final class ExportJob {

    private static final Duration KEPT = Duration.ofHours(24);

    record Chunk(int id, List<JsonNode> records, boolean fails) {
    }

    final String uuid = UUID.randomUUID().toString();
    final ExportKind kind;
    final ExportRequest request;
    private final List<Chunk> chunks;
    private final boolean fails;
    private final Instant created;
    private final Pace pace;
    private int looks;
    private boolean cancelled;

    ExportJob(ExportKind kind, ExportRequest request, List<List<JsonNode>> pages, Faults.ExportFaults faults,
            Pace pace, Instant created) {
        this.kind = kind;
        this.request = request;
        this.pace = pace;
        this.created = created;
        this.fails = faults.takeFailingExport();
        List<List<JsonNode>> all = new ArrayList<>(pages);
        if (faults.takeEmptyChunk()) {
            all.add(0, List.of());
        }
        this.chunks = scattered(all, faults.takeFailingChunk());
    }

    /** Chunks are made in parallel at Tenable: ids come out of order and may have gaps. */
    private static List<Chunk> scattered(List<List<JsonNode>> pages, boolean oneFails) {
        List<Chunk> chunks = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            int id = i < 2 ? i + 1 : i + 2;
            int place = Math.min(i, (i + 1) % 2);
            chunks.add(place, new Chunk(id, pages.get(i), oneFails && i == pages.size() - 1));
        }
        return chunks;
    }

    synchronized ObjectNode look(Instant now) {
        looks++;
        return status(now);
    }

    synchronized boolean running(Instant now) {
        return List.of("QUEUED", "PROCESSING").contains(state(now));
    }

    synchronized void cancel(Instant now) {
        if (running(now)) {
            cancelled = true;
        }
    }

    boolean expired(Instant now) {
        return now.isAfter(created.plus(KEPT));
    }

    synchronized Reply download(int id, Instant now) {
        if (cancelled || expired(now)) {
            return Reply.notFoundEmpty();
        }
        for (Chunk chunk : chunks) {
            if (chunk.id == id) {
                return chunk.fails ? Reply.notFoundShort("Chunk not found") : content(chunk, now);
            }
        }
        return Reply.notFoundShort("Chunk not found");
    }

    private Reply content(Chunk chunk, Instant now) {
        if (available(now).stream().noneMatch(c -> c.id == chunk.id)) {
            return Reply.badRequest("Chunk " + chunk.id + " is not ready for download.", "chunk_id");
        }
        ArrayNode records = Json.array().addAll(chunk.records);
        return kind == ExportKind.VULNS ? Reply.octets(records) : Reply.json(records);
    }

    synchronized ObjectNode status(Instant now) {
        ObjectNode status = Json.object().put("status", state(now));
        ArrayNode ids = status.putArray("chunks_available");
        List<Chunk> available = available(now);
        available.stream().filter(c -> !c.fails).forEach(c -> ids.add(c.id));
        if (kind == ExportKind.VULNS) {
            ArrayNode failed = status.putArray("chunks_failed");
            available.stream().filter(Chunk::fails).forEach(c -> failed.add(c.id));
            status.putArray("chunks_cancelled");
            describe(status, available);
        }
        return status;
    }

    private void describe(ObjectNode status, List<Chunk> available) {
        status.put("uuid", uuid).put("total_chunks", chunks.size()).put("chunks_available_count", available.size())
                .put("empty_chunks_count", chunks.stream().filter(c -> c.records.isEmpty()).count())
                .put("finished_chunks", available.size()).put("num_assets_per_chunk", request.chunkSize())
                .put("filters", request.filters().toString()).put("created", created.toEpochMilli());
    }

    private List<Chunk> available(Instant now) {
        return cancelled ? List.of() : chunks.subList(0, pace.available(steps(now), chunks.size()));
    }

    private String state(Instant now) {
        if (cancelled) {
            return "CANCELLED";
        }
        if (steps(now) == 0) {
            return "QUEUED";
        }
        if (!pace.finished(steps(now), chunks.size())) {
            return "PROCESSING";
        }
        return fails ? "ERROR" : "FINISHED";
    }

    private int steps(Instant now) {
        return pace.steps(looks, Duration.between(created, now));
    }
}
