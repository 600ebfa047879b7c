package io.harrier.alerts.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.harrier.platform.paging.Conditions;
import io.harrier.platform.problem.NotFound;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
public class AlertRepository implements PanacheRepositoryBase<SecurityAlert, UUID> {

    /** Keys never change: who refers to a locked alert, as the next of its entities does, need not wait for it. */
    private static final String LOCK = """
        select id from security_alerts where %s order by source_system collate "C", source_id collate "C", id for no key update""";
    private static final String HELD = """
        assigned_to in (?1) and status in ('assigned', 'investigating') and assigned_at < ?2
        and (kept_until is null or kept_until <= ?3)""";
    private static final String FREE = """
        select id from security_alerts where id in (?1) and status = 'suppressed' order by id for no key update skip locked""";

    private static final String SIZES = """
        select id, octet_length(concat(description, defender_context, enrichment)) from security_alerts where id in (?1)""";

    /** The alert, locked until the transaction ends, so that two moves can't both be legal. */
    Uni<SecurityAlert> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(() -> new NotFound("alert", id));
    }

    Uni<SecurityAlert> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound("alert", id));
    }

    /**
     * One row more than the page holds, so that the caller knows whether there is another.
     *
     * @param more a further condition without values, or nothing
     */
    Uni<List<SecurityAlert>> list(Conditions conditions, String more, String order, int limit) {
        return find(conditions.text() + more + " order by " + order, conditions.values()).range(0, limit).list();
    }

    /** Those of these that the caller may see. */
    Uni<List<SecurityAlert>> list(List<UUID> ids, String order) {
        return find("id in ?1 order by " + order, ids).list();
    }

    /** How long what their sources say of these is, in bytes. */
    Uni<Map<UUID, Long>> sizes(List<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : getSession().chain(session -> session.<Object[]>createNativeQuery(SIZES).setParameter(1, ids)
                        .getResultList())
                        .map(rows -> rows.stream().collect(
                                Collectors.toMap(row -> (UUID) row[0], row -> ((Number) row[1]).longValue())));
    }

    /** Those of these that the caller may see, each with the escalation it is part of, if any. */
    Uni<Map<UUID, Optional<UUID>>> escalations(Set<UUID> ids) {
        return getSession().chain(session -> session
                .createQuery("select id, escalationId from SecurityAlert where id in :ids", Object[].class)
                .setParameter("ids", ids).getResultList())
                .map(rows -> rows.stream().collect(
                        Collectors.toMap(row -> (UUID) row[0], row -> Optional.ofNullable((UUID) row[1]))));
    }

    /** Lets no statement of the rest of this transaction take longer. */
    Uni<Void> limitTime(Duration longest) {
        return getSession().chain(session -> session
                .<String>createNativeQuery("select set_config('statement_timeout', ?1, true)")
                .setParameter(1, String.valueOf(longest.toMillis())).getSingleResult()).replaceWithVoid();
    }

    /** The incidents that are hidden from the caller. */
    Uni<Set<UUID>> hiddenIncidents() {
        return getSession().chain(session -> session.<UUID>createNativeQuery("select hidden_incidents()").getResultList())
                .map(Set::copyOf);
    }

    /** The alert that a repeat would fold into, locked; null where there is none. */
    Uni<SecurityAlert> lockCurrent(String sourceSystem, String sourceId) {
        return find("sourceSystem = ?1 and sourceId = ?2 and current = true", sourceSystem, sourceId)
                .withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    /** These alerts, locked in the order in which everyone locks several, ingest too: that of their identities. */
    Uni<List<SecurityAlert>> lockAll(List<UUID> ids) {
        return locked(LOCK.formatted("id in (?1)"), ids);
    }

    /** Those made before one, and not before another, the latest first. */
    Uni<List<SecurityAlert>> before(UUID before, UUID first, int limit) {
        return find("id < ?1 and id >= ?2 order by id desc", before, first).range(0, limit - 1).list();
    }

    /** Those of these that are suppressed and that nobody else has locked: to wait for one while holding another is what deadlocks. */
    Uni<List<SecurityAlert>> lockFreeSuppressed(List<UUID> ids) {
        return getSession().chain(session -> session.<UUID>createNativeQuery(FREE).setParameter(1, ids).getResultList())
                .chain(free -> free.isEmpty() ? Uni.createFrom().item(List.of()) : find("id in ?1 order by id", free).list());
    }

    /** What these people hold since before an instant and do not keep for now. */
    Uni<List<UUID>> held(Collection<String> people, Instant since, Instant now, int atMost) {
        return getSession().chain(session -> session.<UUID>createNativeQuery("select id from security_alerts where " + HELD
                + " order by id limit ?4").setParameter(1, List.copyOf(people)).setParameter(2, since)
                .setParameter(3, now).setParameter(4, atMost).getResultList());
    }

    /** Those of these that are still so and that nobody else has locked. */
    Uni<List<SecurityAlert>> lockFreeHeld(List<UUID> ids, Collection<String> people, Instant since, Instant now) {
        return locked(LOCK.formatted(HELD + " and id in (?4)") + " skip locked", List.copyOf(people), since, now, ids);
    }

    /** Those of these that their owners kept until now, and that nobody else has locked. */
    Uni<List<SecurityAlert>> lockFreeKept(List<UUID> ids, Instant now) {
        return locked(LOCK.formatted("id in (?1) and status in ('assigned', 'investigating') and kept_until <= ?2")
                + " skip locked", ids, now);
    }

    Uni<List<SecurityAlert>> lockByEscalation(UUID escalation) {
        return locked(LOCK.formatted("escalation_id = ?1"), escalation);
    }

    Uni<List<SecurityAlert>> lockByIncident(UUID incident) {
        return locked(LOCK.formatted("incident_id = ?1"), incident);
    }

    /** The alerts of an incident, and those of the other that are among these. */
    Uni<List<SecurityAlert>> lockByIncidents(UUID incident, UUID other, List<UUID> ids) {
        return locked(LOCK.formatted("incident_id = ?1 or incident_id = ?2 and id in (?3)"), incident, other, ids);
    }

    private Uni<List<SecurityAlert>> locked(String lock, Object... values) {
        return getSession().chain(session -> {
            var query = session.<UUID>createNativeQuery(lock);
            for (int index = 0; index < values.length; index++) {
                query.setParameter(index + 1, values[index]);
            }
            return query.getResultList();
        }).chain(ids -> ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : find("id in ?1 order by id", ids).withLock(LockModeType.PESSIMISTIC_WRITE).list());
    }
}
