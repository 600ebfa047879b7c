package io.harrier.alerts.source;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.source.SourcePolicy.Known;
import io.harrier.alerts.source.SourcePolicy.Source;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads the policies of the sources in a batch, in the batch's transaction. */
@Singleton
public class SourcePolicies {

    private static final String FIND = """
        select tenant_id, source_system, refire_policy, default_severity from log_sources
        where (tenant_id, source_system) in (select * from unnest($1::uuid[], $2::text[]))""";

    public Uni<Known> of(SqlConnection connection, Collection<Source> sources) {
        var tenants = sources.stream().map(Source::tenant).toArray(UUID[]::new);
        var systems = sources.stream().map(Source::sourceSystem).toArray(String[]::new);
        return connection.preparedQuery(FIND).execute(Tuple.of(tenants, systems)).map(rows -> {
            Map<Source, SourcePolicy> known = new HashMap<>();
            rows.forEach(row -> known.put(new Source(row.getUUID("tenant_id"), row.getString("source_system")),
                    new SourcePolicy(RefirePolicy.valueOf(row.getString("refire_policy").toUpperCase(Locale.ROOT)),
                            Severity.named(row.getString("default_severity")).orElseThrow())));
            return new Known(known);
        });
    }
}
