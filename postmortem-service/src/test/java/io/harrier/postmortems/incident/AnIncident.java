package io.harrier.postmortems.incident;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.platform.testing.EventSchemas;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;

/** An incident as its service tells of it, told over Kafka in the shape of the contracts' samples. */
public final class AnIncident {

    public static final Instant CLOSED_AT = Instant.parse("2026-03-02T15:42:18.900Z");
    private static final String TYPE = "io.harrier.incidents.incident.";
    private static final TestSql SQL = TestSql.as("postmortems_owner");

    public final TestTenant tenant;
    public final UUID id = UUID.randomUUID();
    private final ObjectNode incident;
    private long version;

    private AnIncident(TestTenant tenant) {
        this.tenant = tenant;
        this.incident = sample("opened").withObject("/incident");
        incident.put("id", id.toString())
                .put("reference", "INC-%06d".formatted(ThreadLocalRandom.current().nextInt(1_000_000)));
    }

    /** One that its service has opened but not yet told of. */
    public static AnIncident of(TestTenant tenant) {
        return new AnIncident(tenant);
    }

    /** One that is known here. */
    public static AnIncident knownTo(TestTenant tenant) {
        return of(tenant).told("opened").awaitKnown();
    }

    public AnIncident severity(String severity) {
        incident.put("severity", severity);
        return this;
    }

    public AnIncident titled(String title) {
        incident.put("title", title);
        return this;
    }

    /** Restricted to these people from the start. */
    public AnIncident restricted(String... people) {
        incident.put("restricted", true);
        var members = incident.putArray("members");
        Stream.of(people).map(TestTenant::subject).forEach(members::add);
        return this;
    }

    /** Tells that it is restricted to these people. */
    public AnIncident restrictedTo(String... people) {
        restricted(people);
        version++;
        return told("access_changed").awaitKnown();
    }

    /** Tells that everybody sees it again. */
    public AnIncident shown() {
        incident.put("restricted", false).remove("members");
        version++;
        return told("access_changed").awaitKnown();
    }

    public AnIncident status(String status) {
        incident.put("status", status);
        return this;
    }

    public AnIncident version(long number) {
        version = number;
        return this;
    }

    public String reference() {
        return incident.get("reference").textValue();
    }

    /** Tells of it as it is now, as an event of that kind. */
    public AnIncident told(String kind) {
        return told(kind, UUID.randomUUID());
    }

    /** Tells of its closing. */
    public AnIncident closed(String reason, Instant at) {
        return closed(reason, at, UUID.randomUUID());
    }

    public AnIncident closed(String reason, Instant at, UUID event) {
        incident.put("status", reason.equals("false_positive") ? "false_positive" : "closed").put("closureReason", reason)
                .put("closedAt", at.toString());
        version++;
        return told("closed", event);
    }

    public AnIncident reopened() {
        incident.put("status", "investigating").remove("closureReason");
        incident.remove("closedAt");
        version++;
        return told("reopened");
    }

    public AnIncident told(String kind, UUID event) {
        var payload = sample(kind);
        incident.put("version", version);
        payload.set("incident", incident.deepCopy());
        if (kind.equals("closed")) {
            payload.set("closureReason", incident.get("closureReason"));
        }
        var headers = Map.of("ce_specversion", "1.0", "ce_id", event.toString(), "ce_type", TYPE + kind + ".v1", "ce_source",
                "/harrier/incidents", "ce_subject", id.toString(), "ce_time", Instant.now().toString(), "ce_tenantid",
                tenant.id().toString());
        TestKafka.send("harrier.incidents", id.toString(), payload.toString().getBytes(UTF_8), headers);
        return this;
    }

    public AnIncident awaitKnown() {
        await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50))
                .until(() -> SQL.value(Long.class, "select count(*) from incident_snapshots where id = ? and version >= ?", id,
                        version) == 1);
        return this;
    }

    /** Waits until everything told so far of this incident was handled: events of one incident are handled in order. */
    public AnIncident awaitHandled() {
        var last = UUID.randomUUID();
        version++;
        told("assigned", last);
        await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50))
                .until(() -> SQL.value(Long.class, "select count(*) from inbox where event_id = ?", last) == 1);
        return this;
    }

    private static ObjectNode sample(String kind) {
        return (ObjectNode) EventSchemas.sample(TYPE + kind + ".v1");
    }
}
