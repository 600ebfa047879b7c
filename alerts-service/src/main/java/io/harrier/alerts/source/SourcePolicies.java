package io.harrier.alerts.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.format.AlertFormat;
import io.harrier.alerts.format.Formats;
import io.harrier.alerts.format.GenericFormats;
import io.harrier.alerts.format.GenericMapping;
import io.harrier.alerts.format.IdentityFields;
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
    private static final long FRESH = Duration.ofSeconds(3).toNanos();
    private static final String FIND = """
        select id, name, source_system, enabled, format, mapping, identity_fields, duplicate_policy, refire_policy, severity_map,
            default_severity
        from log_sources where tenant_id = $1""";

    private record Kept(TenantSources sources, long at) {

        boolean isFresh() {
            return System.nanoTime() - at < FRESH;
        }
    }

    private final Pool worker;
    private final Formats formats;
    private final GenericFormats generic;
    private final ObjectMapper json;
    private final Map<UUID, Kept> kept = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    SourcePolicies(@ReactiveDataSource("worker") Pool worker, Formats formats, GenericFormats generic, ObjectMapper json) {
        this.worker = worker;
        this.formats = formats;
        this.generic = generic;
        this.json = json;
    }

    public Uni<TenantSources> of(UUID tenant) {
        return of(worker, tenant);
    }

    /** As above, for who holds a connection already: to wait for a second one could be for ever. */
    public Uni<TenantSources> of(SqlClient client, UUID tenant) {
        var known = kept.get(tenant);
        if (known != null && known.isFresh()) {
            return Uni.createFrom().item(known.sources());
        }
        long seen = changes.get();
        return client.preparedQuery(FIND).execute(Tuple.of(tenant)).map(rows -> {
            var policies = new ArrayList<SourcePolicy>();
            rows.forEach(row -> policies.add(policy(row)));
            var sources = new TenantSources(policies);
            kept.values().removeIf(it -> !it.isFresh());
            kept.put(tenant, new Kept(sources, System.nanoTime()));
            if (changes.get() != seen) {
                // What was read may be from before the change.
                kept.remove(tenant);
            }
            return sources;
        });
    }

    /** To be called when a change of the tenant's sources has committed. */
    void forget(UUID tenant) {
        changes.incrementAndGet();
        kept.remove(tenant);
    }

    private SourcePolicy policy(Row row) {
        return new SourcePolicy(row.getUUID("id"), row.getString("name"), row.getString("source_system"),
                row.getBoolean("enabled"), format(row),
                IdentityFields.of(List.of(row.getArrayOfStrings("identity_fields")), "/identityFields"),
                DuplicatePolicy.valueOf(upper(row.getString("duplicate_policy"))),
                RefirePolicy.valueOf(upper(row.getString("refire_policy"))), severities(row.getJsonObject("severity_map")),
                Severity.named(row.getString("default_severity")).orElseThrow());
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
