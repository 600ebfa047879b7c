package io.harrier.alerts.processing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.format.AlertFormat;
import io.harrier.alerts.format.Defaults;
import io.harrier.alerts.format.Formats;
import io.harrier.alerts.format.Incoming;
import io.harrier.alerts.format.Payload;
import io.harrier.alerts.format.Unreadable;
import io.harrier.alerts.processing.RulePreview.Item;
import io.harrier.alerts.processing.RulePreview.State;
import io.harrier.alerts.processing.StoredRecords.Stored;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Shows what a rule would do to a record or to alerts that are there; changes and counts nothing. */
@Singleton
class RulePreviews {

    private final RuleCompiler compiler;
    private final TenantProcessings tenants;
    private final Processing processing;
    private final StoredRecords stored;
    private final Formats formats;
    private final TenantSql sql;
    private final CurrentCaller current;
    private final Clock clock;

    RulePreviews(RuleCompiler compiler, TenantProcessings tenants, Processing processing, StoredRecords stored,
            Formats formats, TenantSql sql, CurrentCaller current, Clock clock) {
        this.compiler = compiler;
        this.tenants = tenants;
        this.processing = processing;
        this.stored = stored;
        this.formats = formats;
        this.sql = sql;
        this.current = current;
        this.clock = clock;
    }

    Uni<RulePreview> of(RulePreviewRequest request) {
        if ((request.last() == null) == (request.record() == null || request.record().isNull())) {
            throw new RuleBroken("/record", "Send a record, or say how many of the last alerts");
        }
        compiler.check(request.type(), request.definition(), "/definition");
        var rule = compiler.of(new UUID(0, 0), 0, "preview", request.type(), request.definition(), false);
        var given = request.last() == null ? read(request) : null;
        return sql.run(connection -> (given == null
                ? stored.last(connection, request.last())
                : Uni.createFrom().item(given)).chain(records -> preview(connection, rule, records)));
    }

    private Uni<RulePreview> preview(SqlConnection connection, CompiledRule rule, List<Stored> records) {
        UUID tenant = current.get().tenantId();
        var now = clock.instant();
        var all = records.stream().map(it -> new Unprocessed(tenant, it.alert(), it.severity())).toList();
        return tenants.of(connection, tenant).chain(known -> processing
                .of(connection, all, Map.of(tenant, known.with(List.of())), now)
                .chain(before -> processing.of(connection, all, Map.of(tenant, known.with(List.of(rule))), now)
                        .map(after -> answer(records, before.records, after.records))));
    }

    private static RulePreview answer(List<Stored> records, List<Processed> before, List<Processed> after) {
        var items = new ArrayList<Item>();
        int changed = 0;
        for (int index = 0; index < records.size(); index++) {
            var severity = records.get(index).severity();
            String failed = failed(after.get(index));
            var item = new Item(records.get(index).id(), state(before.get(index), severity), state(after.get(index), severity),
                    failed);
            changed += item.before().equals(item.after()) ? 0 : 1;
            items.add(item);
        }
        return new RulePreview(changed, items);
    }

    /** Why the one rule failed; the notes of what was done are of no use where there is but one. */
    private static String failed(Processed done) {
        var known = done.alert().enrichment();
        return known != null && known.get(Workpiece.PROCESSING) instanceof Map<?, ?> notes
                && notes.get("failed") instanceof List<?> all && all.get(0) instanceof Map<?, ?> first
                        ? String.valueOf(first.get("failed"))
                        : null;
    }

    private static State state(Processed done, Severity fallback) {
        var alert = done.alert();
        var known = new LinkedHashMap<String, Object>();
        if (alert.enrichment() != null) {
            known.putAll(alert.enrichment());
            known.remove(Workpiece.PROCESSING);
        }
        return new State(alert.title(), alert.description(), alert.severity() == null ? fallback : alert.severity(),
                alert.classification(), alert.confidence(), entity(alert.entity()), alert.sourceId(), known,
                done.hiddenBy() != null, done.priority().base());
    }

    private static Map<String, String> entity(Thing thing) {
        if (thing == null) {
            return null;
        }
        var entity = new LinkedHashMap<String, String>();
        entity.put("type", thing.type());
        entity.put("id", thing.id());
        entity.put("name", thing.name());
        entity.values().removeIf(part -> part == null);
        return entity;
    }

    private List<Stored> read(RulePreviewRequest request) {
        var record = request.record();
        String text = record.isTextual() ? record.textValue() : record.toString();
        try {
            return formats.read(format(request.format()), new Incoming(record, Defaults.NONE,
                    Payload.of(text.getBytes(UTF_8), null), clock.instant())).stream()
                    .map(reading -> new Stored(null, reading.alert(), Severity.MEDIUM)).limit(100).toList();
        } catch (Unreadable unreadable) {
            throw new RuleBroken("/record" + unreadable.pointer, unreadable.getMessage());
        }
    }

    private AlertFormat format(String name) {
        return name == null
                ? null
                : formats.named(name).orElseThrow(() -> new RuleBroken("/format", "There is no such format"));
    }
}
