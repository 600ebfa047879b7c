package io.harrier.alerts.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.alerts.alert.AlertAnnouncements;
import io.harrier.alerts.alert.AlertAnnouncements.Opened;
import io.harrier.alerts.alert.AlertAnnouncements.Reopened;
import io.harrier.alerts.alert.AlertAnnouncements.SeverityRaised;
import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.AlertAnnouncements.Who;
import io.harrier.alerts.alert.AlertEventType;
import io.harrier.alerts.alert.AlertStatus;
import io.harrier.alerts.alert.EventSpace;
import io.harrier.alerts.ingest.Sighting.Identity;
import io.harrier.platform.events.Envelope;
import io.harrier.platform.events.EventType;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.storage.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Writes what a batch changed: {@code alert.opened} for the new, history and event for the reopened and the raised. */
@Singleton
class StoreAnnouncements {

    private static final String ACTOR = "ingest";
    private static final String ANNOUNCE = """
        insert into outbox (tenant_id, topic, key, headers, value)
        select * from unnest($1::uuid[], $2::text[], $3::bytea[], $4::jsonb[], $5::bytea[])""";
    private static final String HISTORY = """
        insert into alert_events (tenant_id, id, alert_id, type, at, actor_kind, actor, actor_name, from_value, to_value,
            note)
        values ($1, $2, $3, $4, $5, 'job', '%s', '%s', $6, $7, $8)"""
            .formatted(ACTOR, ACTOR);

    private record Message(UUID tenant, UUID alert, EventType type, Object payload) {
    }

    private final Envelope envelope;
    private final ObjectMapper json;
    private final Ids ids;

    StoreAnnouncements(Envelope envelope, ObjectMapper json, Ids ids) {
        this.envelope = envelope;
        this.json = json;
        this.ids = ids;
    }

    Uni<Void> write(SqlConnection connection, List<Sighting> sightings, Map<Identity, StoredAlert> stored, Instant now) {
        List<Message> messages = new ArrayList<>();
        List<Tuple> history = new ArrayList<>();
        for (Sighting sighting : sightings) {
            var alert = stored.get(sighting.identity);
            UUID tenant = sighting.identity.tenant();
            if (alert.hidden()) {
                history.add(event(tenant, alert, AlertEventType.STATUS_CHANGE, alert.isNew() ? null : alert.before().wire,
                        alert.status().wire, sighting.hold().reason(), now));
            }
            if (alert.isNew() && alert.status() != AlertStatus.SUPPRESSED) {
                messages.add(new Message(tenant, alert.id(), AlertAnnouncements.OPENED, opened(sighting, alert)));
            }
            if (alert.surfaced() != null) {
                messages.add(surfaced(sighting, alert, now));
                history.add(event(tenant, alert, AlertEventType.STATUS_CHANGE, alert.before().wire, alert.status().wire, now));
            }
            if (alert.reopened()) {
                messages.add(new Message(tenant, alert.id(), AlertAnnouncements.REOPENED, reopened(sighting, alert, now)));
                history.add(event(tenant, alert, AlertEventType.REOPENED, alert.before().wire, alert.status().wire, now));
            }
            if (alert.leftIncident() != null && (alert.reopened() || alert.hidden())) {
                history.add(event(tenant, alert, AlertEventType.ESCALATION, alert.leftIncident(), null, now));
            }
            if (alert.raised()) {
                if (alert.announcedBefore()) {
                    messages.add(new Message(tenant, alert.id(), AlertAnnouncements.SEVERITY_RAISED,
                            raised(sighting, alert, now)));
                }
                history.add(event(tenant, alert, AlertEventType.SEVERITY_RAISED, alert.severityBefore().wire,
                        sighting.severity.wire, now));
            }
        }
        return announce(connection, messages).chain(() -> history.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(HISTORY).executeBatch(history).replaceWithVoid());
    }

    private Uni<Void> announce(SqlConnection connection, List<Message> messages) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var values = Columns.of(messages).uuids(Message::tenant).texts(it -> it.type().topic())
                .bytes(it -> it.alert().toString().getBytes(StandardCharsets.US_ASCII))
                .objects(it -> envelope.headers(it.type(), it.tenant(), it.alert())).bytes(it -> bytes(it.payload())).tuple();
        return connection.preparedQuery(ANNOUNCE).execute(values).replaceWithVoid();
    }

    private Tuple event(UUID tenant, StoredAlert alert, AlertEventType type, String from, String to, Instant now) {
        return event(tenant, alert, type, from, to, null, now);
    }

    private Tuple event(UUID tenant, StoredAlert alert, AlertEventType type, String from, String to, String note, Instant now) {
        return Tuple.tuple().addUUID(tenant).addUUID(ids.next()).addUUID(alert.id()).addString(type.wire)
                .addValue(now.atOffset(ZoneOffset.UTC)).addString(from).addString(to)
                .addString(note);
    }

    /** One that nobody was told of yet is new to all, as bad as it is now. */
    private static Message surfaced(Sighting sighting, StoredAlert alert, Instant now) {
        UUID tenant = sighting.identity.tenant();
        var it = alert.surfaced();
        if (alert.announcedBefore()) {
            return new Message(tenant, alert.id(), AlertAnnouncements.REOPENED, new Reopened(alert.id(), alert.version(),
                    alert.raised() ? "severity_raised" : "repeat", it.getString("title"), alert.severity(), alert.status(),
                    alert.seenCount(),
                    instant(it, "last"), null, null, now));
        }
        var entity = new Thing(it.getString("entityType"), it.getString("entityId"), it.getString("entityName"));
        String previous = it.getString("previous");
        return new Message(tenant, alert.id(), AlertAnnouncements.OPENED,
                opened(sighting, alert, it.getString("title"), it.getString("classification"), instant(it, "first"),
                        instant(it, "last"), entity, previous == null ? null : UUID.fromString(previous)));
    }

    private static Instant instant(JsonObject object, String name) {
        return OffsetDateTime.parse(object.getString(name)).toInstant();
    }

    private static Opened opened(Sighting sighting, StoredAlert alert) {
        var record = sighting.first;
        return opened(sighting, alert, record.title(), record.classification(), sighting.firstSeenAt, sighting.lastSeenAt,
                record.entity(), sighting.previous);
    }

    private static Opened opened(Sighting sighting, StoredAlert alert, String title, String classification, Instant first,
            Instant last, Thing about, UUID previous) {
        var record = sighting.first;
        var entity = about == null ? null : about.orNothing();
        var space = new EventSpace().reserve(1024, record.sourceSystem(), record.sourceId(), title, classification);
        if (entity != null) {
            space.reserve(0, entity.type(), entity.id(), entity.name());
        }
        var observables = space.list(sighting.observables(), 1, it -> EventSpace.bytes(it.value()));
        return new Opened(alert.id(), alert.version(), record.sourceSystem(), record.sourceId(), record.sourceType(), title,
                alert.severity(), classification, alert.status(), first, last, alert.seenCount(), entity,
                observables.isEmpty() ? null : observables, previous, space.truncated());
    }

    private static Reopened reopened(Sighting sighting, StoredAlert alert, Instant now) {
        return new Reopened(alert.id(), alert.version(), "repeat", sighting.first.title(), alert.severity(), alert.status(),
                alert.seenCount(), sighting.lastSeenAt, null, null, now);
    }

    private static SeverityRaised raised(Sighting sighting, StoredAlert alert, Instant now) {
        var owner = alert.assignedTo() == null
                ? null
                : new Who(alert.assignedTo(), alert.assignedToName() == null ? alert.assignedTo() : alert.assignedToName());
        return new SeverityRaised(alert.id(), alert.version(), alert.severityBefore(), sighting.severity,
                sighting.first.title(),
                alert.status(), owner, alert.seenCount(), now);
    }

    private byte[] bytes(Object payload) {
        try {
            return json.writeValueAsBytes(payload);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
