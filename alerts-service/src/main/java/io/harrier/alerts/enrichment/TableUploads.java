package io.harrier.alerts.enrichment;

import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.problem.Malformed;
import io.harrier.platform.problem.NotFound;
import io.harrier.platform.problem.TooLarge;
import io.harrier.platform.tenancy.TenantSql;
import io.harrier.platform.work.Beside;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;

/** Takes tables, which are read beside the event loop and kept in a transaction of their own, and finds things in them. */
@Singleton
class TableUploads {

    private final EnrichmentSourceService sources;
    private final TableFiles files;
    private final Tables tables;
    private final TenantSql sql;
    private final CurrentCaller current;
    private final Beside beside;
    private final long largest;

    TableUploads(EnrichmentSourceService sources, TableFiles files, Tables tables, TenantSql sql, CurrentCaller current,
            Beside beside, @ConfigProperty(name = "harrier.http.largest-body") MemorySize largest) {
        this.sources = sources;
        this.files = files;
        this.tables = tables;
        this.sql = sql;
        this.current = current;
        this.beside = beside;
        this.largest = largest.asLongValue();
    }

    Uni<EnrichmentSourceView> upload(UUID id, IfMatch match, boolean csv, byte[] body) {
        if (body == null || body.length == 0) {
            throw new Malformed("", "Send a table");
        }
        if (body.length > largest) {
            throw new TooLarge("", "A body may have " + largest + " bytes; this one has " + body.length);
        }
        return sources.shape(id, match)
                .chain(shape -> beside.run(() -> files.read(shape, csv, body))
                        .chain(table -> sources.replaceTable(id, match, shape, table)));
    }

    Uni<Map<String, Object>> find(UUID id, String key) {
        var tenant = current.get().tenantId();
        return sources.table(id).invoke(ref -> {
            if (key == null || key.isBlank()) {
                throw new Malformed("key", "Say what to look up");
            }
        }).chain(ref -> sql.run(connection -> tables.get(connection, tenant, ref))).map(table -> {
            var found = table == null ? null : table.find(key);
            if (found == null) {
                throw new NotFound("entry", key);
            }
            return found;
        });
    }
}
