package io.harrier.alerts.processing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.alerts.enrichment.EnrichmentSourceType;
import io.harrier.alerts.enrichment.KeyMatch;
import io.harrier.alerts.enrichment.TableRef;
import io.harrier.alerts.enrichment.TableShape;
import io.harrier.alerts.priority.PriorityWeights;
import io.harrier.platform.tenancy.PerTenant;
import io.harrier.platform.work.Beside;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** What each tenant wants done to its records, kept a few seconds: one query asks for all of it. */
@Singleton
class TenantProcessings {

    private static final String FIND = """
        select (select jsonb_agg(jsonb_build_object('id', r.id, 'version', r.version, 'name', r.name, 'type', r.type, 'definition', r.definition,
                'status', r.status) order by r.priority, r.name)
            from event_processing_rules r where r.tenant_id = $1 and r.status in ('testing', 'active')) as rules,
            (select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'type', s.type, 'match', s.match, 'key',
                s.key_column, 'version', s.table_version, 'memory', s.table_memory) order by s.name)
            from enrichment_sources s where s.tenant_id = $1 and s.table_version > 0 and s.status in ('active', 'degraded')
              and (s.expires_after_seconds is null
                or s.uploaded_at + make_interval(secs => s.expires_after_seconds) > now())) as tables,
            exists (select 1 from indicators i where i.tenant_id = $1) as indicators,
            exists (select 1 from known_assets a where a.tenant_id = $1) as assets,
            (select w.weights from priority_weights w where w.tenant_id = $1) as weights""";

    private final RuleCompiler compiler;
    private final ObjectMapper json;
    private final Beside beside;
    private final PerTenant<TenantProcessing> kept = new PerTenant<>();
    private final CompiledRules compiled = new CompiledRules();

    TenantProcessings(RuleCompiler compiler, ObjectMapper json, Beside beside) {
        this.compiler = compiler;
        this.json = json;
        this.beside = beside;
    }

    Uni<TenantProcessing> of(SqlClient client, UUID tenant) {
        return kept.get(tenant, () -> client.preparedQuery(FIND).execute(Tuple.of(tenant))
                .chain(rows -> processing(tenant, rows.iterator().next())));
    }

    /** To be called when a change of the tenant's rules has committed. */
    void forget(UUID tenant) {
        kept.forget(tenant);
    }

    /** Rules that are new or were changed are compiled, beside the event loop, as that takes its time. */
    private Uni<TenantProcessing> processing(UUID tenant, Row row) {
        var rules = new ArrayList<JsonObject>();
        each(row.getJsonArray("rules"), rules::add);
        var known = compiled.of(tenant, rules);
        return (known != null
                ? Uni.createFrom().item(known)
                : beside.run(() -> compiled.keep(tenant, rules, this::rule)))
                .map(all -> processing(all, row));
    }

    private TenantProcessing processing(List<CompiledRule> rules, Row row) {
        var tables = new HashMap<String, TableRef>();
        var directories = new ArrayList<String>();
        each(row.getJsonArray("tables"), table -> {
            String name = table.getString("name");
            boolean people = EnrichmentSourceType.USER_DIRECTORY.wire.equals(table.getString("type"));
            tables.put(name, new TableRef(UUID.fromString(table.getString("id")), table.getLong("version"),
                    new TableShape(table.getString("key"), KeyMatch.valueOf(upper(table.getString("match"))), people),
                    table.getLong("memory")));
            if (people) {
                directories.add(name);
            }
        });
        return new TenantProcessing(rules, tables, List.copyOf(directories), row.getBoolean("indicators"),
                row.getBoolean("assets"), weights(row.getJsonObject("weights")));
    }

    private static void each(JsonArray list, java.util.function.Consumer<JsonObject> what) {
        for (int index = 0; list != null && index < list.size(); index++) {
            what.accept(list.getJsonObject(index));
        }
    }

    /** One that this release can't read fails by itself: the tenant's others go on. */
    private CompiledRule rule(JsonObject rule) {
        var id = UUID.fromString(rule.getString("id"));
        boolean testing = ProcessingRuleStatus.TESTING.wire.equals(rule.getString("status"));
        try {
            return compiler.of(id, rule.getLong("version"), rule.getString("name"),
                    ProcessingRuleType.valueOf(upper(rule.getString("type"))),
                    read(rule.getJsonObject("definition"), RuleDefinition.class), testing);
        } catch (IllegalStateException | IllegalArgumentException broken) {
            return CompiledRule.broken(id, rule.getLong("version"), rule.getString("name"), testing, "It can't be read");
        }
    }

    private PriorityWeights weights(JsonObject weights) {
        try {
            return weights == null ? PriorityWeights.DEFAULT : read(weights, PriorityWeights.class);
        } catch (IllegalStateException broken) {
            return PriorityWeights.DEFAULT;
        }
    }

    private <T> T read(JsonObject object, Class<T> type) {
        try {
            return json.readValue(object.encode(), type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
