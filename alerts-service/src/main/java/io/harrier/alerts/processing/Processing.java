package io.harrier.alerts.processing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.harrier.alerts.alert.AlertAnnouncements.Observable;
import io.harrier.alerts.alert.ObservableType;
import io.harrier.alerts.asset.AssetMatches;
import io.harrier.alerts.enrichment.LookupTable;
import io.harrier.alerts.enrichment.Tables;
import io.harrier.alerts.indicator.IndicatorMatches;
import io.harrier.platform.work.Beside;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * What is done to records between reading and storing. What is known of the things they name is looked up for a whole batch at once,
 * and the rules run on each record in memory; a tenant of whom nothing is known and who has no rules costs nothing but a rating.
 */
@Singleton
public class Processing {

    /** A rule may look up what an earlier one found, and that what one before it found; no further. */
    private static final int MOST_ROUNDS = 4;
    private static final String COUNT = """
        insert into event_processing_activity as a (tenant_id, rule_id, day, lane, evaluated, matched, failed, nanos)
        select r.tenant_id, r.rule_id, $7, mod(pg_backend_pid(), 16), r.evaluated, r.matched, r.failed, r.nanos
        from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[])
            as r (tenant_id, rule_id, evaluated, matched, failed, nanos)
        order by r.tenant_id, r.rule_id
        on conflict (tenant_id, rule_id, day, lane) do update set evaluated = a.evaluated + excluded.evaluated,
            matched = a.matched + excluded.matched, failed = a.failed + excluded.failed, nanos = a.nanos + excluded.nanos""";

    /** Records as they are to be stored, in their order, and what is to be counted when they are. */
    public static final class Done {

        public final List<Processed> records;
        private final RuleTally tally;

        Done(List<Processed> records, RuleTally tally) {
            this.records = records;
            this.tally = tally;
        }
    }

    private final TenantProcessings tenants;
    private final Tables tables;
    private final IndicatorMatches indicators;
    private final AssetMatches assets;
    private final Beside beside;

    Processing(TenantProcessings tenants, Tables tables, IndicatorMatches indicators, AssetMatches assets, Beside beside) {
        this.tenants = tenants;
        this.tables = tables;
        this.indicators = indicators;
        this.assets = assets;
        this.beside = beside;
    }

    public Uni<Done> of(SqlConnection connection, List<Unprocessed> records, Instant now) {
        Uni<Map<UUID, TenantProcessing>> all = Uni.createFrom().item(new HashMap<>());
        for (UUID tenant : records.stream().map(Unprocessed::tenant).distinct().toList()) {
            all = all.chain(known -> tenants.of(connection, tenant).invoke(it -> known.put(tenant, it)).replaceWith(known));
        }
        return all.chain(known -> known.values().stream().allMatch(TenantProcessing::isBare)
                ? Uni.createFrom().item(() -> new RecordRun(new Knowledge(known, Map.of(), Set.of()), records).done())
                : of(connection, records, known, now));
    }

    /** The same with what is said here in the place of what the tenants say. */
    Uni<Done> of(SqlConnection connection, List<Unprocessed> records, Map<UUID, TenantProcessing> known, Instant now) {
        return tables(connection, known).map(loaded -> new Knowledge(known, loaded, cves(records))).call(knowledge -> {
            // What the records name, that it is known when the rules run.
            records.forEach(record -> Context.guarded(new Workpiece(record), knowledge));
            return learn(connection, knowledge, now);
        }).chain(knowledge -> rounds(connection, knowledge, records, now, MOST_ROUNDS));
    }

    private static Set<String> cves(List<Unprocessed> records) {
        return records.stream().flatMap(it -> it.alert().observables().stream())
                .filter(it -> it.type() == ObservableType.CVE).map(Observable::value).collect(Collectors.toSet());
    }

    private Uni<Void> learn(SqlConnection connection, Knowledge known, Instant now) {
        return indicators.find(connection, Set.copyOf(known.unknownValues), now)
                .chain(found -> assets.find(connection, Set.copyOf(known.unknownNames), known.cves)
                        .invoke(named -> known.learn(found, named)))
                .replaceWithVoid();
    }

    private Uni<Done> rounds(SqlConnection connection, Knowledge known, List<Unprocessed> records, Instant now, int left) {
        return run(known, records).chain(run -> known.isComplete() || left == 0
                ? Uni.createFrom().item(run.done())
                : learn(connection, known, now).chain(() -> rounds(connection, known, records, now, left - 1)));
    }

    /** What tenants wrote takes as long as it takes: beside the event loop, where others don't wait for it. */
    private Uni<RecordRun> run(Knowledge known, List<Unprocessed> records) {
        return beside.run(known.hasRules(), () -> new RecordRun(known, records));
    }

    /** The tables that the tenants' rules and directories need, in memory. */
    private Uni<Map<UUID, Map<String, LookupTable>>> tables(SqlConnection connection, Map<UUID, TenantProcessing> known) {
        Uni<Map<UUID, Map<String, LookupTable>>> all = Uni.createFrom().item(new HashMap<>());
        for (Map.Entry<UUID, TenantProcessing> tenant : known.entrySet()) {
            all = all.invoke(loaded -> loaded.put(tenant.getKey(), new HashMap<>()));
            for (String name : needed(tenant.getValue())) {
                var ref = tenant.getValue().tables().get(name);
                if (ref != null) {
                    // One that can't be loaded is as one that is not there: what needs it fails and says so.
                    all = all.call(loaded -> tables.get(connection, tenant.getKey(), ref)
                            .onFailure(IllegalStateException.class).recoverWithNull()
                            .invoke(table -> loaded.get(tenant.getKey()).put(name, table)));
                }
            }
        }
        return all;
    }

    private static Set<String> needed(TenantProcessing tenant) {
        var names = new HashSet<>(tenant.directories());
        tenant.rules().stream().map(CompiledRule::table).filter(name -> name != null).forEach(names::add);
        return names;
    }

    /** Counts what was done, when it is stored. */
    public Uni<Void> count(SqlConnection connection, Done done, Instant now) {
        var counted = done.tally.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(COUNT).execute(done.tally.rows(now)).replaceWithVoid();
        return counted.chain(() -> indicators.count(connection, done.tally.seen, now));
    }

    /** One pass over the records of a batch. */
    private static final class RecordRun {

        private final List<Workpiece> pieces;
        private final Knowledge known;
        private final RuleTally tally = new RuleTally();

        private RecordRun(Knowledge known, List<Unprocessed> records) {
            this.known = known;
            this.pieces = new ArrayList<>(records.size());
            for (Unprocessed record : records) {
                var piece = new Workpiece(record);
                new RuleRun(piece, known, tally).run();
                pieces.add(piece);
            }
        }

        private Done done() {
            var processed = new ArrayList<Processed>(pieces.size());
            for (Workpiece piece : pieces) {
                piece.indicators.stream().distinct().forEach(match -> tally.seen(piece.tenant, match.id()));
                processed.add(RuleRun.processed(piece, known));
            }
            return new Done(processed, tally);
        }
    }
}
