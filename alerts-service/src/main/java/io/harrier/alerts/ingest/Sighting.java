package io.harrier.alerts.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

import io.harrier.alerts.alert.AlertAnnouncements.Observable;
import io.harrier.alerts.alert.Hold;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SuppressionKind;
import io.harrier.alerts.format.AlertRecord;
import io.harrier.alerts.priority.Priority;
import io.harrier.alerts.processing.Processed;
import io.harrier.alerts.processing.Standing;
import io.harrier.alerts.source.RefirePolicy;
import io.harrier.alerts.source.SourcePolicy;
import io.harrier.alerts.source.TenantSources;
import io.harrier.alerts.suppression.Verdict;

/**
 * All records of one identity in one batch, merged: the statement that stores a batch may touch a row once. Sorted by identity,
 * so that two batches lock rows in the same order.
 */
final class Sighting {

    /** An identity in the order in which rows are locked. */
    record Identity(UUID tenant, String sourceSystem, String sourceId) {

        static final Comparator<Identity> ORDER = Comparator.comparing(Identity::tenant).thenComparing(Identity::sourceSystem)
                .thenComparing(Identity::sourceId);
    }

    final Identity identity;
    final UUID id;
    final AlertRecord first;
    final SourcePolicy policy;
    final Instant receivedAt;
    Severity severity;
    Instant firstSeenAt;
    Instant lastSeenAt;
    long count;
    final Map<String, Long> countByHash = new HashMap<>();
    UUID previous;
    /** Whose queue it goes to where it is new; null where it is nobody's. */
    UUID team;
    /** Whether it became worse, over records of the batch or beyond what was known: what becomes worse is not hidden. */
    boolean worsened;
    /** The rules that matched, with how many records. */
    final Map<UUID, Long> hits = new HashMap<>();
    /** The highest of its records', with what it is made of. */
    Priority priority;
    private Collection<Observable> observables;
    private Map<Observable, Standing> standings;
    private final Hiding firing = new Hiding();
    private final Hiding ended = new Hiding();
    private boolean over = true;

    private Sighting(Identity identity, UUID id, Received received, Instant receivedAt) {
        this.identity = identity;
        this.id = id;
        this.first = received.alert();
        this.priority = received.processed().priority();
        this.observables = first.observables();
        this.standings = received.processed().standings();
        this.policy = received.policy();
        this.receivedAt = receivedAt;
        this.severity = severity(first);
        this.firstSeenAt = first.seenAt();
        this.lastSeenAt = first.seenAt();
    }

    /** Says what of the tenant's rules holds for a record of this severity. */
    interface Judge {
        Verdict of(Received received, Severity severity);
    }

    /**
     * A record of a tenant.
     *
     * @param entities stands for what makes it a repeat within a window, null where its id alone does
     * @param processed what its rules came to, null before they did
     */
    record Received(UUID tenant, AlertRecord alert, SourcePolicy policy, String entities, Processed processed) {

        Received(UUID tenant, AlertRecord alert, SourcePolicy policy) {
            this(tenant, alert, policy, null, null);
        }

        /** @param source the source that it names; null where it names none */
        static Received of(UUID tenant, TenantSources sources, String source, AlertRecord alert) {
            return treated(tenant, sources.policyOf(source, alert.sourceSystem()), alert);
        }

        static Received treated(UUID tenant, SourcePolicy policy, AlertRecord alert) {
            String entities = policy.entities(alert);
            // Until its window is known it is by its entities and its time.
            return entities == null
                    ? new Received(tenant, alert, policy)
                    : new Received(tenant, alert.identified(EntityWindows.sourceId(entities, alert.seenAt())), policy,
                            entities, null);
        }

        Received identified(String sourceId) {
            return new Received(tenant, alert.identified(sourceId), policy, entities, processed);
        }

        /** Where a rule of the tenant says what it is a repeat of, its entities no longer do. */
        Received processed(Processed done) {
            boolean grouped = !done.alert().sourceId().equals(alert.sourceId());
            return new Received(tenant, done.alert(), policy, grouped ? null : entities, done);
        }

        Identity identity() {
            return new Identity(tenant, alert.sourceSystem(), alert.sourceId());
        }
    }

    static List<Sighting> merge(List<Received> records, Instant now, Supplier<UUID> ids, Judge judge) {
        var sightings = new TreeMap<Identity, Sighting>(Identity.ORDER);
        for (Received received : records) {
            sightings.computeIfAbsent(received.identity(), identity -> new Sighting(identity, ids.get(), received, now))
                    .add(received, judge);
        }
        return new ArrayList<>(sightings.values());
    }

    private void add(Received received, Judge judge) {
        var record = received.alert();
        var verdict = judge.of(received, severity(record));
        (record.isOver() ? ended : firing).add(verdict.hold());
        verdict.hits().forEach(rule -> hits.merge(rule, 1L, Long::sum));
        worsened |= severity(record).isWorseThan(severity);
        count++;
        over &= record.isOver();
        if (count > 1) {
            learn(received);
        }
        countByHash.merge(record.payload().sha256(), 1L, Long::sum);
        if (record.seenAt().isBefore(firstSeenAt)) {
            firstSeenAt = record.seenAt();
        }
        if (record.seenAt().isAfter(lastSeenAt)) {
            lastSeenAt = record.seenAt();
        }
        if (severity(record).isWorseThan(severity)) {
            severity = severity(record);
        }
    }

    /** What a later record knows beyond those before: the same would come of it in a batch of its own. */
    private void learn(Received received) {
        if (received.processed().priority().base() > priority.base()) {
            priority = received.processed().priority();
        }
        if (!observables.containsAll(received.alert().observables())) {
            observables = observables instanceof LinkedHashSet<Observable> all ? all : new LinkedHashSet<>(observables);
            observables.addAll(received.alert().observables());
        }
        if (!received.processed().standings().isEmpty()) {
            var all = new HashMap<>(standings);
            received.processed().standings().forEach((observable, known) -> all.merge(observable, known, Standing::and));
            standings = all;
        }
    }

    List<Observable> observables() {
        return List.copyOf(observables);
    }

    /** What threat intelligence holds of one; null for nothing. */
    Standing standing(Observable observable) {
        return standings.get(observable);
    }

    /** What a repeat does to a resolved alert. Where the source itself says that it is over, nothing but count. */
    RefirePolicy refire() {
        return over ? RefirePolicy.COUNT_ONLY : policy.refire();
    }

    /** What hides it: each of its records that fire, or that end it where none fires. Null where nothing does. */
    Hold hold() {
        return (over ? ended : firing).hold();
    }

    /** Whether it is out of sight if it is new: it is hidden, and none of its records is worse than the first. */
    boolean opensHidden() {
        return hold() != null && !worsened;
    }

    /** Whether what hides it hides for good. */
    boolean isFiltered() {
        return hold() != null && hold().kind() == SuppressionKind.PROCESSING_RULE;
    }

    /** Whether its records all say that the matter is over. */
    boolean isOver() {
        return over;
    }

    /** Of the records merged, those that repeat the first byte for byte. */
    long exactRepeats() {
        return countByHash.get(first.payload().sha256()) - 1;
    }

    private Severity severity(AlertRecord record) {
        return record.severity() == null ? policy.defaultSeverity() : record.severity();
    }
}
