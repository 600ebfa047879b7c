package io.harrier.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.platform.testing.EventSchemas;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;

/** An incident of some alerts as its service tells of it, in the shape of the contracts' samples. */
final class AnIncident {

    private static final String TYPE = "io.harrier.incidents.incident.";

    final UUID id = UUID.randomUUID();
    private final TestTenant tenant;
    private long version = 100;
    /** The people who see it; null where everybody does. */
    private List<String> members;

    private AnIncident(TestTenant tenant) {
        this.tenant = tenant;
    }

    /** One that somebody put these alerts into. */
    static AnIncident of(TestTenant tenant, String... alerts) {
        return new AnIncident(tenant).linked(alerts);
    }

    AnIncident linked(String... alerts) {
        return tells("alerts_linked", ++version, alerts);
    }

    AnIncident unlinked(String... alerts) {
        return tells("alerts_unlinked", ++version, alerts);
    }

    AnIncident restrictedTo(String... people) {
        members = List.of(people);
        return tells("access_changed", ++version);
    }

    /** Another owner, who sees it as its members do. */
    AnIncident assignedTo(String person) {
        members = Stream.concat(members.stream(), Stream.of(person)).toList();
        return tells("assigned", ++version);
    }

    /** It takes the alerts of an escalation that named it. */
    AnIncident takes(String escalation, String... alerts) {
        var payload = payload("alerts_linked", ++version, alerts).put("escalationId", escalation);
        return send(TYPE + "alerts_linked.v1", payload);
    }

    /** It does not take them. */
    AnIncident refuses(String escalation, String reason) {
        var payload = (ObjectNode) EventSchemas.sample("io.harrier.incidents.escalation.refused.v1");
        payload.put("escalationId", escalation).put("incidentId", id.toString()).put("reason", reason);
        return send("io.harrier.incidents.escalation.refused.v1", payload);
    }

    AnIncident closed() {
        return tells("closed", ++version);
    }

    /** It ended in favour of another one, which has these alerts of its too. */
    AnIncident mergedInto(AnIncident other, String... alerts) {
        var payload = payload("closed", ++version).put("closureReason", "merged");
        alerts(payload.withObject("/incident").put("status", "closed").put("closureReason", "merged").put("mergedInto",
                other.id.toString()), alerts);
        return send(TYPE + "closed.v1", payload);
    }

    /** That is undone. */
    AnIncident unmergedFrom(AnIncident other, String... alerts) {
        var payload = payload("unmerged", ++version);
        alerts(payload.withObject("/incident"), alerts);
        payload.withObject("/from").put("id", other.id.toString());
        return send(TYPE + "unmerged.v1", payload);
    }

    AnIncident shown() {
        members = null;
        return tells("access_changed", ++version);
    }

    /** A record from when everybody saw it comes late. */
    AnIncident toldOfEarlierTimes() {
        var now = members;
        members = null;
        tells("assigned", version - 1);
        members = now;
        return this;
    }

    private AnIncident tells(String what, long at, String... alerts) {
        return send(TYPE + what + ".v1", payload(what, at, alerts));
    }

    private ObjectNode payload(String what, long at, String... alerts) {
        var payload = (ObjectNode) EventSchemas.sample(TYPE + what + ".v1");
        var incident = payload.withObject("/incident").put("id", id.toString()).put("version", at)
                .put("restricted", members != null);
        incident.remove("members");
        if (members != null) {
            var subjects = incident.putArray("members");
            members.stream().map(TestTenant::subject).forEach(subjects::add);
        }
        if (payload.has("alertIds")) {
            alerts(payload, alerts);
        }
        return payload;
    }

    private static void alerts(ObjectNode of, String... alerts) {
        var ids = of.putArray("alertIds");
        Stream.of(alerts).forEach(ids::add);
    }

    private AnIncident send(String type, ObjectNode payload) {
        var event = UUID.randomUUID();
        TestKafka.send("harrier.incidents", id.toString(), payload.toString().getBytes(UTF_8),
                Map.of("ce_specversion", "1.0", "ce_id", event.toString(), "ce_type", type, "ce_source",
                        "/harrier/incidents", "ce_subject", id.toString(), "ce_time", Instant.now().toString(), "ce_tenantid",
                        tenant.id().toString()));
        await().atMost(Duration.ofSeconds(30)).until(() -> TestSql.as("alerts_owner").value(Long.class,
                "select count(*) from inbox where event_id = ?", event) == 1);
        return this;
    }
}
