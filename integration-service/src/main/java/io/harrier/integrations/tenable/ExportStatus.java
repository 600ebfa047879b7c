package io.harrier.integrations.tenable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How far an export is. Chunk ids come in any order and with gaps, and may be downloaded while others are still made.
 *
 * @param total how many chunks there will be; 0 while nobody says
 * @param created when Tenable began the export; null where it does not say
 */
record ExportStatus(State state, List<Integer> available, List<Integer> failed, int total, Instant created) {

    enum State {
        QUEUED,
        PROCESSING,
        FINISHED,
        CANCELLED,
        ERROR
    }

    static ExportStatus of(JsonNode body) {
        Fields fields = new Fields(body);
        Double created = fields.number("created");
        Double total = fields.number("total_chunks");
        return new ExportStatus(state(fields.text("status")), chunks(body.path("chunks_available")),
                chunks(body.path("chunks_failed")),
                total == null ? 0 : total.intValue(), created == null ? null : Instant.ofEpochMilli(created.longValue()));
    }

    /** The chunks to download now. */
    List<Integer> notIn(Collection<Integer> stored) {
        return available.stream().filter(chunk -> !stored.contains(chunk)).toList();
    }

    /** How many chunks there are to store, as far as is known. */
    int known() {
        return Math.max(total, available.size() + failed.size());
    }

    boolean running() {
        return state == State.QUEUED || state == State.PROCESSING;
    }

    /** An unknown word is taken as still running: Tenable has added states before. */
    private static State state(String text) {
        try {
            return text == null ? State.PROCESSING : State.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            return State.PROCESSING;
        }
    }

    private static List<Integer> chunks(JsonNode ids) {
        List<Integer> chunks = new ArrayList<>();
        ids.forEach(id -> chunks.add(id.asInt()));
        return chunks.stream().distinct().toList();
    }
}
