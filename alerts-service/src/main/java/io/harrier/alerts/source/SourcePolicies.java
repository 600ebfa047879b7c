package io.harrier.alerts.source;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.format.AlertFormat;
import io.harrier.alerts.format.EntityKind;
import io.harrier.alerts.format.EntityWindow;
import io.harrier.alerts.format.Formats;
import io.harrier.alerts.format.GenericFormats;
import io.harrier.alerts.format.GenericMapping;
import io.harrier.alerts.format.IdentityFields;
import io.harrier.platform.tenancy.PerTenant;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The sources of each tenant, kept a few seconds: a batch asks the database once in a while, a record never. What changes here is
 * seen at once, what changes on another replica within those seconds.
 */
@Singleton
public class SourcePolicies {

    private static final Logger LOG = Logger.getLogger(SourcePolicies.class);
    private static final String FIND = """
        select id, name, source_system, enabled, format, mapping, identity_fields, duplicate_policy, refire_policy, severity_map,
            default_severity, entity_window_seconds, entity_kinds, timezone
        from log_sources where tenant_id = $1""";

    private final Pool worker;
    private final Formats formats;
    private final GenericFormats generic;
    private final ObjectMapper json;
    private final SourceCollections collections;
    private final PerTenant<TenantSources> kept = new PerTenant<>();

    SourcePolicies(@ReactiveDataSource("worker") Pool worker, Formats formats, GenericFormats generic, ObjectMapper json,
            SourceCollections collections) {
        this.worker = worker;
        this.formats = formats;
        this.generic = generic;
        this.json = json;
        this.collections = collections;
    }

    public Uni<TenantSources> of(UUID tenant) {
        return of(worker, tenant);
    }

    /** As above, for who holds a connection already: to wait for a second one could be for ever. */
    public Uni<TenantSources> of(SqlClient client, UUID tenant) {
        return kept.get(tenant, () -> client.preparedQuery(FIND).execute(Tuple.of(tenant)).map(rows -> {
            var policies = new ArrayList<SourcePolicy>();
            rows.forEach(row -> policies.add(policy(row)));
            return policies;
        }).chain(policies -> collections.of(client, tenant).map(collected -> new TenantSources(policies, collected))));
    }

    /** To be called when a change of the tenant's sources, or of how they are collected, has committed. */
    public void forget(UUID tenant) {
        kept.forget(tenant);
    }

    private SourcePolicy policy(Row row) {
        return new SourcePolicy(row.getUUID("id"), row.getString("name"), row.getString("source_system"),
                row.getBoolean("enabled"), format(row),
                IdentityFields.of(List.of(row.getArrayOfStrings("identity_fields")), "/identityFields"),
                DuplicatePolicy.valueOf(upper(row.getString("duplicate_policy"))),
                RefirePolicy.valueOf(upper(row.getString("refire_policy"))), severities(row.getJsonObject("severity_map")),
                Severity.named(row.getString("default_severity")).orElseThrow(), window(row), zone(row));
    }

    private static EntityWindow window(Row row) {
        var seconds = row.getLong("entity_window_seconds");
        return seconds == null
                ? null
                : new EntityWindow(Duration.ofSeconds(seconds), Stream.of(row.getArrayOfStrings("entity_kinds"))
                        .map(kind -> EntityKind.valueOf(upper(kind))).toList());
    }

    /** One that this release does not know is none: times are then taken for UTC, and flagged. */
    private static ZoneId zone(Row row) {
        try {
            String name = row.getString("timezone");
            return name == null ? null : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            LOG.errorf(unknown, "The time zone of source %s is of no use", row.getUUID("id"));
            return null;
        }
    }

    /** One whose mapping this release can't compile is recognized by content: the tenant's other sources go on. */
    private AlertFormat format(Row row) {
        String name = row.getString("format");
        if (!LogSourceRules.GENERIC.equals(name)) {
            return name == null ? null : formats.named(name).orElse(null);
        }
        try {
            return generic.of(json.readValue(row.getJsonObject("mapping").encode(), GenericMapping.class), "/mapping");
        } catch (JsonProcessingException | RuntimeException broken) {
            LOG.errorf(broken, "The mapping of source %s is of no use", row.getUUID("id"));
            return null;
        }
    }

    private static Map<String, Severity> severities(JsonObject map) {
        var severities = new ConcurrentHashMap<String, Severity>();
        map.forEach(entry -> Severity.named(entry.getValue().toString())
                .ifPresent(severity -> severities.put(entry.getKey().toLowerCase(Locale.ROOT), severity)));
        return Map.copyOf(severities);
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
