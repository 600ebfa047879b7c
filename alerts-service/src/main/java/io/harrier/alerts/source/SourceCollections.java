package io.harrier.alerts.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.alerts.format.FilterRule;
import io.harrier.alerts.format.RecordRuleSets;
import io.harrier.alerts.format.RecordRules;
import io.harrier.alerts.format.TransformationRule;
import io.harrier.alerts.source.CollectionRules.Stage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads how the records of a tenant's sources are collected: also by which mappings that do nothing. */
@Singleton
class SourceCollections {

    private static final Logger LOG = Logger.getLogger(SourceCollections.class);
    private static final String FIND = """
        select m.id, m.source_id, c.name, m.status, m.filter_rules, m.transformation_rules, m.throughput_records,
            m.throughput_seconds
        from log_collection_mappings m join log_collectors c on c.tenant_id = m.tenant_id and c.id = m.collector_id
        where m.tenant_id = $1""";

    private final RecordRuleSets rules;
    private final ObjectMapper json;

    SourceCollections(RecordRuleSets rules, ObjectMapper json) {
        this.rules = rules;
        this.json = json;
    }

    Uni<List<CollectionRules>> of(SqlClient client, UUID tenant) {
        return client.preparedQuery(FIND).execute(Tuple.of(tenant)).map(rows -> {
            var all = new ArrayList<CollectionRules>();
            rows.forEach(row -> all.add(collection(row)));
            return all;
        });
    }

    private CollectionRules collection(Row row) {
        String status = row.getString("status");
        boolean trial = status.equals("testing");
        if (!trial && !status.equals("active")) {
            return CollectionRules.idle(row.getUUID("id"), row.getUUID("source_id"), row.getString("name"));
        }
        var records = row.getInteger("throughput_records");
        return new CollectionRules(row.getUUID("id"), row.getUUID("source_id"), row.getString("name"),
                trial ? Stage.TRIAL : Stage.ACTIVE, rules(row),
                records == null
                        ? null
                        : new ThroughputLimit(records, Duration.ofSeconds(row.getInteger("throughput_seconds"))));
    }

    /** One that this release can't compile does nothing: the records come as if it were not there. */
    private RecordRules rules(Row row) {
        try {
            return rules.of(Arrays.asList(json.readValue(row.getJsonArray("filter_rules").encode(), FilterRule[].class)),
                    Arrays.asList(json.readValue(row.getJsonArray("transformation_rules").encode(),
                            TransformationRule[].class)));
        } catch (JsonProcessingException | RuntimeException broken) {
            LOG.errorf(broken, "The rules of mapping %s are of no use", row.getUUID("id"));
            return null;
        }
    }
}
