package io.harrier.alerts.suppression;

import static io.harrier.alerts.alert.SuppressionKind.MAINTENANCE_WINDOW;
import static io.harrier.alerts.alert.SuppressionKind.PATTERN;
import static io.harrier.alerts.alert.SuppressionKind.SILENCE;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.expression.AlertExpressions.Condition;
import io.harrier.platform.tenancy.PerTenant;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** The silences, windows and patterns of each tenant, kept a few seconds; what changes here is seen at once. */
@Singleton
public class SuppressionRules {

    private static final Logger LOG = Logger.getLogger(SuppressionRules.class);
    private static final TypeReference<List<AlertMatcher>> MATCHERS = new TypeReference<>() {
    };
    private static final String SILENCES = """
        select id, matchers, condition, max_severity, reason, starts_at, ends_at from silences
        where tenant_id = $1 and ended_at is null and ends_at > $2 order by id""";
    private static final String WINDOWS = """
        select id, reason, systems, assets, sources, max_severity, starts_at, ends_at, time_zone, weekdays, start_time,
            duration_seconds, first_date, last_date
        from maintenance_windows
        where tenant_id = $1 and ended_at is null and (ends_at is null or ends_at > $2)
            and (last_date is null or last_date >= $2::timestamptz::date - 9) order by id""";
    private static final String PATTERNS = """
        select id, pattern, description, status, source_system, source_type, expires_at, sample_one_in, max_severity
        from false_positive_patterns where tenant_id = $1 and (expires_at is null or expires_at > $2) order by id""";

    private final Conditions conditions;
    private final ObjectMapper json;
    private final Clock clock;
    private final PerTenant<TenantSuppressions> kept = new PerTenant<>();
    /** What the rules of each tenant that were there at the last reading ask: compiled once, however often they are read. */
    private final Map<UUID, Map<Object, Condition>> compiled = new ConcurrentHashMap<>();

    SuppressionRules(Conditions conditions, ObjectMapper json, Clock clock) {
        this.conditions = conditions;
        this.json = json;
        this.clock = clock;
    }

    /** @param client a connection of who may see the tenant's: to wait for a second one could be for ever */
    public Uni<TenantSuppressions> of(SqlClient client, UUID tenant) {
        return kept.get(tenant, () -> read(client, tenant));
    }

    /** As they are in the database now. */
    Uni<TenantSuppressions> read(SqlClient client, UUID tenant) {
        var all = new ArrayList<Rule>();
        var known = new Known(compiled.getOrDefault(tenant, Map.of()), new HashMap<>());
        var values = Tuple.of(tenant, clock.instant().atOffset(ZoneOffset.UTC));
        return client.preparedQuery(SILENCES).execute(values)
                .invoke(rows -> rows.forEach(row -> add(all, row, it -> silence(it, known))))
                .chain(() -> client.preparedQuery(WINDOWS).execute(values))
                .invoke(rows -> rows.forEach(row -> add(all, row, this::window)))
                .chain(() -> client.preparedQuery(PATTERNS).execute(values))
                .invoke(rows -> rows.forEach(row -> add(all, row, it -> pattern(it, known))))
                .map(rows -> {
                    compiled.compute(tenant, (it, before) -> known.now().isEmpty() ? null : known.now());
                    return new TenantSuppressions(all);
                });
    }

    /** To be called when a change of the tenant's rules has committed. */
    void forget(UUID tenant) {
        kept.forget(tenant);
    }

    /** One that this release can't compile hides nothing: the tenant's others go on. */
    private static void add(List<Rule> all, Row row, Function<Row, Rule> reading) {
        try {
            all.add(reading.apply(row));
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "Suppression %s is of no use", row.getUUID("id"));
        }
    }

    /** What is compiled already, and of this what is still there. */
    private record Known(Map<Object, Condition> before, Map<Object, Condition> now) {

        Condition of(Object key, Supplier<Condition> compiling) {
            return now.computeIfAbsent(key, it -> before.containsKey(it) ? before.get(it) : compiling.get());
        }
    }

    private Rule silence(Row row, Known known) {
        return new Rule(SILENCE, row.getUUID("id"), row.getString("reason"), severity(row), true, 0,
                between(instant(row, "starts_at"), instant(row, "ends_at")),
                // A silence never changes.
                known.of(row.getUUID("id"), () -> conditions.of(matchers(row), row.getString("condition"))));
    }

    private Rule window(Row row) {
        var duration = row.getLong("duration_seconds");
        Rule.Times times = duration == null
                ? between(instant(row, "starts_at"), instant(row, "ends_at"))
                : new Occurrences(ZoneId.of(row.getString("time_zone")),
                        Arrays.stream(row.getArrayOfStrings("weekdays")).map(it -> Weekday.named(it).day())
                                .collect(Collectors.toUnmodifiableSet()),
                        row.getLocalTime("start_time"), Duration.ofSeconds(duration), row.getLocalDate("first_date"),
                        row.getLocalDate("last_date"));
        return new Rule(MAINTENANCE_WINDOW, row.getUUID("id"), row.getString("reason"), severity(row), true, 0, times,
                Conditions.scope(row.getArrayOfStrings("systems"), row.getArrayOfStrings("assets"),
                        row.getArrayOfStrings("sources")));
    }

    private Rule pattern(Row row, Known known) {
        var status = PatternStatus.named(row.getString("status"));
        var expiry = instant(row, "expires_at");
        return new Rule(PATTERN, row.getUUID("id"), row.getString("description"), severity(row), status.hides(),
                status.sampling(row.getInteger("sample_one_in")), between(Instant.MIN, expiry == null ? Instant.MAX : expiry),
                Conditions.within(row.getString("source_system"), row.getString("source_type"),
                        known.of(row.getString("pattern"), () -> conditions.of(row.getString("pattern")))));
    }

    private static Rule.Times between(Instant start, Instant end) {
        return now -> start.isAfter(now) || !end.isAfter(now) ? null : end;
    }

    private List<AlertMatcher> matchers(Row row) {
        try {
            return json.readValue(row.getJsonArray("matchers").encode(), MATCHERS);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Severity severity(Row row) {
        return Severity.named(row.getString("max_severity")).orElseThrow();
    }

    private static Instant instant(Row row, String column) {
        var time = row.get(OffsetDateTime.class, column);
        return time == null ? null : time.toInstant();
    }
}
