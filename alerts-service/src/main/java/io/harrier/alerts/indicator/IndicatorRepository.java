package io.harrier.alerts.indicator;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.alerts.indicator.IndicatorView.Sightings;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Conditions;
import io.harrier.platform.problem.NotFound;
import io.harrier.platform.storage.Times;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class IndicatorRepository implements PanacheRepositoryBase<Indicator, UUID> {

    /** What an object says anew replaces what it said before; what a person said of a source's value holds whatever names it. */
    private static final String KEEP = """
        insert into indicators as i (id, created_by, updated_by, source_id, type, value, external_id, description, confidence,
            verdict, tlp, pap, labels, valid_from, valid_until, modified_at, revoked, revoked_at, revoked_by, revocation_reason)
        select r.id, ?3, ?3, ?2, r.type, r.value, r."externalId", r.description, r.confidence, r.verdict, r.tlp, r.pap,
            r.labels, r."validFrom", r."validUntil", r."modifiedAt", r.revoked or p.revoked_at is not null, p.revoked_at,
            p.revoked_by, p.revocation_reason
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, type text, value text, "externalId" text,
            description text, confidence smallint, verdict text, tlp text, pap text, labels text[], "validFrom" timestamptz,
            "validUntil" timestamptz, "modifiedAt" timestamptz, revoked boolean)
        left join lateral (select k.revoked_at, k.revoked_by, k.revocation_reason from indicators k
            where k.type = r.type and k.value = r.value and k.source_id = ?2 and k.revoked_at is not null limit 1) p on true
        order by r.type, r.value, r."externalId"
        on conflict (tenant_id, type, value, source_id, external_id) do update set
            description = excluded.description, confidence = excluded.confidence, verdict = excluded.verdict,
            tlp = excluded.tlp, pap = excluded.pap, labels = excluded.labels, valid_from = excluded.valid_from,
            valid_until = excluded.valid_until, modified_at = excluded.modified_at,
            revoked = excluded.revoked or i.revoked_at is not null, version = i.version + 1, updated_at = now(),
            updated_by = excluded.updated_by
        where i.modified_at <= excluded.modified_at
        returning old.id is null""";
    /** What a newer version of an object no longer names. */
    private static final String WITHDRAW = """
        update indicators i set revoked = true, modified_at = r."modifiedAt", version = i.version + 1, updated_at = now(),
            updated_by = ?3
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r ("externalId" text, "modifiedAt" timestamptz, named text[])
        where i.source_id = ?2 and i.external_id = r."externalId" and i.modified_at < r."modifiedAt" and not i.revoked
          and not (i.type || ' ' || i.value = any (r.named))""";
    private static final String REVOKE_ALIKE = """
        update indicators set revoked = true, revoked_at = ?5, revoked_by = ?6, revocation_reason = ?7, updated_at = ?5,
            updated_by = ?6, version = version + 1
        where source_id = ?1 and type = ?2 and value = ?3 and id <> ?4 and revoked_at is null""";
    private static final String UPLOADED = """
        update enrichment_sources set intel_uploaded_at = ?3, updated_at = ?3, updated_by = ?2, version = version + 1
        where id = ?1""";
    private static final String LIVE = """
        select i.id from indicators i join enrichment_sources s on s.tenant_id = i.tenant_id and s.id = i.source_id
        where i.id in (?1) and %s""".formatted(IndicatorMatches.LIVE.formatted("cast(?2 as timestamptz)"));
    private static final String SOURCE = """
        select id from enrichment_sources where name = ?1 and type = 'threat_intel' for update""";
    private static final String SOURCE_OF = """
        select id from enrichment_sources where id = (select source_id from indicators where id = ?1) for update""";
    private static final String SEEN = """
        select indicator_id, sum(sightings)::bigint, max(last_seen_at) from indicator_sightings
        where indicator_id in (?1) group by indicator_id""";

    private final Ids ids;
    private final ObjectMapper json;

    IndicatorRepository(Ids ids, ObjectMapper json) {
        this.ids = ids;
        this.json = json;
    }

    Uni<Indicator> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound("indicator", id));
    }

    /** Its source first, as an upload does, so that no upload adds to what is said of it meanwhile. */
    Uni<Indicator> lock(UUID id) {
        return Panache.getSession().chain(session -> session.<Object>createNativeQuery(SOURCE_OF).setParameter(1, id)
                .getResultList()).chain(() -> findById(id, LockModeType.PESSIMISTIC_WRITE)).onItem().ifNull()
                .failWith(() -> new NotFound("indicator", id));
    }

    Uni<List<Indicator>> list(Conditions conditions, String order, int limit) {
        return find(conditions.text() + " order by " + order, conditions.values()).range(0, limit).list();
    }

    /** The source of threat intelligence of a name, locked, so that its uploads follow each other; null where there is none. */
    Uni<UUID> lockSource(String name) {
        return Panache.getSession().chain(session -> session.<UUID>createNativeQuery(SOURCE).setParameter(1, name)
                .getSingleResultOrNull());
    }

    /** Answers for each that was written whether it is new. */
    Uni<List<Boolean>> keep(List<IntelItem> items, UUID source, String by) {
        return Panache.getSession().chain(session -> session.<Boolean>createNativeQuery(KEEP)
                .setParameter(1, text(items.stream().map(this::row).toList())).setParameter(2, source).setParameter(3, by)
                .getResultList());
    }

    /** Answers how many values it was that objects no longer name. */
    Uni<Integer> withdraw(List<IntelObject> objects, UUID source, String by) {
        return Panache.getSession().chain(session -> session.createNativeQuery(WITHDRAW).setParameter(1, text(objects))
                .setParameter(2, source).setParameter(3, by).executeUpdate());
    }

    /** A person's word on a value holds for all that the same source says of it. */
    Uni<Void> revokeAlike(Indicator it) {
        return Panache.getSession().chain(session -> session.createNativeQuery(REVOKE_ALIKE).setParameter(1, it.sourceId)
                .setParameter(2, it.type.wire).setParameter(3, it.value).setParameter(4, it.id).setParameter(5, it.revokedAt)
                .setParameter(6, it.revokedBy).setParameter(7, it.revocationReason).executeUpdate()).replaceWithVoid();
    }

    Uni<Void> uploaded(UUID source, String by, Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(UPLOADED).setParameter(1, source)
                .setParameter(2, by).setParameter(3, now).executeUpdate()).replaceWithVoid();
    }

    /** Of these, those that alerts are matched against. */
    Uni<Set<UUID>> live(List<UUID> indicators, Instant now) {
        return indicators.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : Panache.getSession().chain(session -> session.<UUID>createNativeQuery(LIVE)
                        .setParameter(1, indicators).setParameter(2, now).getResultList()).map(Set::copyOf);
    }

    private Map<String, Object> row(IntelItem item) {
        var row = new HashMap<String, Object>();
        row.put("id", ids.next());
        row.put("type", item.observable().type());
        row.put("value", item.observable().value());
        row.put("externalId", item.externalId());
        row.put("description", item.description());
        row.put("confidence", item.confidence());
        row.put("verdict", item.verdict());
        row.put("tlp", item.tlp());
        row.put("pap", item.pap());
        row.put("labels", item.labels());
        row.put("validFrom", item.validFrom());
        row.put("validUntil", item.validUntil());
        row.put("modifiedAt", item.modifiedAt());
        row.put("revoked", item.revoked());
        return row;
    }

    Uni<Map<UUID, Sightings>> sightings(List<UUID> indicators) {
        if (indicators.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return Panache.getSession().chain(session -> session.<Object[]>createNativeQuery(SEEN)
                .setParameter(1, indicators).getResultList()).map(rows -> {
                    Map<UUID, Sightings> seen = new HashMap<>();
                    rows.forEach(row -> seen.put((UUID) row[0],
                            new Sightings(((Number) row[1]).longValue(), Times.instant(row[2]))));
                    return seen;
                });
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
