package io.harrier.bench.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

/** An alert as somebody would read it who needs no framework, all records of its identity in a batch merged. */
final class PlainAlert {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ThreadLocal<NoArgGenerator> IDS = ThreadLocal.withInitial(Generators::timeBasedEpochGenerator);

    final UUID id = IDS.get().generate();
    final UUID eventId = IDS.get().generate();
    final JsonNode json;
    final byte[] raw;
    final byte[] sha256;
    final Instant seenAt;
    long count = 1;

    private PlainAlert(byte[] raw) {
        this.raw = raw;
        try {
            json = JSON.readTree(raw);
            sha256 = MessageDigest.getInstance("SHA-256").digest(raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
        seenAt = Instant.parse(text("detectedAt"));
    }

    /** The alerts of a batch in the order of their identities, so that two batches lock rows in the same order. */
    static Collection<PlainAlert> merged(List<byte[]> batch) {
        var alerts = new TreeMap<String, PlainAlert>();
        for (byte[] raw : batch) {
            var alert = new PlainAlert(raw);
            alerts.merge(alert.text("sourceId"), alert, (first, repeat) -> {
                first.count++;
                return first;
            });
        }
        return alerts.values();
    }

    String text(String name) {
        return json.path(name).asText();
    }

    /** A list of texts as PostgreSQL writes arrays. */
    String array(String name) {
        return json.path(name).toString().replace('[', '{').replace(']', '}');
    }

    /** The event {@code alert.opened}. */
    byte[] opened() {
        try {
            var event = JSON.createObjectNode().put("alertId", id.toString()).put("version", 0)
                    .put("sourceSystem", text("sourceSystem")).put("sourceId", text("sourceId"))
                    .put("sourceType", text("sourceType"))
                    .put("title", text("title")).put("severity", text("severity")).put("classification", text("classification"))
                    .put("status", "open").put("firstSeenAt", seenAt.toString()).put("lastSeenAt", seenAt.toString())
                    .put("seenCount", count);
            event.set("entity", json.path("entity"));
            event.set("observables", json.path("observables"));
            return JSON.writeValueAsBytes(event);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    String headers(UUID tenant) {
        return JSON.createObjectNode().put("ce_specversion", "1.0").put("ce_id", eventId.toString())
                .put("ce_type", "io.harrier.alerts.alert.opened.v1").put("ce_source", "/harrier/alerts")
                .put("ce_subject", id.toString()).put("ce_time", Instant.now().toString()).put("ce_tenantid", tenant.toString())
                .put("content-type", "application/json").toString();
    }
}
