package io.harrier.alerts.person;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.harrier.platform.access.Caller;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.tenancy.TenantSql;
import io.harrier.platform.tenancy.TenantTransaction;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

/** The people of an organization who have been here. Whoever has not can't be spoken to by name yet, and it is said. */
@Singleton
public class People {

    private static final Logger LOG = Logger.getLogger(People.class);
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int MOST_REMEMBERED = 10_000;
    private static final int LONGEST_NAME = 500;
    private static final String REMEMBER = """
        insert into people (subject, username, name, seen_at) values ($1, $2, $3, now())
        on conflict (tenant_id, subject) do update
            set username = excluded.username, name = excluded.name, seen_at = excluded.seen_at""";
    /** Who may not see an alert is not there for whoever writes on it: its incident is hidden from them. */
    private static final String NAMED = """
        select p.subject, p.username, p.name from people p
        where p.username in (?1) and not exists (
            select from security_alerts a join incident_access i on i.tenant_id = a.tenant_id and i.incident_id = a.incident_id
            where a.id = ?2 and i.restricted and not (p.subject = any (i.members)))
        order by p.username, p.seen_at desc""";

    private static final String BY_NAME = "username";
    private static final String LIST = """
        select subject, username, name from people
        where (username, subject) > (?1, ?2) and left(username, length(?3)) = ?3 and seen_at >= ?4
        order by username, subject limit ?5""";

    private record Seen(UUID tenant, String subject) {
    }

    private final TenantSql sql;
    private final Clock clock;
    private final Map<Seen, Long> seen = new ConcurrentHashMap<>();

    People(TenantSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Keeps who acts, at most once in a while; a failure to do so keeps nobody from acting. */
    Uni<Void> remember(Caller caller, String username) {
        var key = new Seen(caller.tenantId(), caller.subject());
        long now = clock.instant().toEpochMilli();
        Long last = seen.get(key);
        if (last != null && now - last < REMEMBERED.toMillis()) {
            return Uni.createFrom().voidItem();
        }
        String name = caller.name() == null || caller.name().isBlank() ? username : caller.name();
        var person = Tuple.of(caller.subject(), username.toLowerCase(Locale.ROOT), cut(name));
        return sql.run(connection -> connection.preparedQuery(REMEMBER).execute(person)).invoke(() -> kept(key, now))
                .replaceWithVoid().onFailure()
                .invoke(failure -> LOG.warnf("Somebody is not remembered: %s", failure.getMessage()))
                .onFailure().recoverWithNull();
    }

    /** The people of these names, in lower case, who may see the alert. Of several of one name the one who was here last. */
    public Uni<List<Person>> named(Collection<String> usernames, UUID alert) {
        if (usernames.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Panache.getSession().chain(session -> session.<Object[]>createNativeQuery(NAMED)
                .setParameter(1, List.copyOf(usernames)).setParameter(2, alert).getResultList()).map(rows -> {
                    Map<String, Person> found = new LinkedHashMap<>();
                    rows.forEach(row -> found.putIfAbsent((String) row[1],
                            new Person((String) row[0], (String) row[1], (String) row[2])));
                    return List.copyOf(found.values());
                });
    }

    /** @param beginning how their usernames begin; null for all */
    @TenantTransaction
    Uni<Page<Person>> list(String beginning, PageRequest page) {
        var after = Cursor.decode(page.cursor, BY_NAME, 2);
        return Panache.getSession().chain(session -> session.<Object[]>createNativeQuery(LIST)
                .setParameter(1, after == null ? "" : after.text(0)).setParameter(2, after == null ? "" : after.text(1))
                .setParameter(3, beginning == null ? "" : beginning.toLowerCase(Locale.ROOT))
                .setParameter(4, page.updatedSince == null ? Instant.EPOCH : page.updatedSince)
                .setParameter(5, page.limit + 1).getResultList())
                .map(rows -> Page.of(rows, page.limit,
                        row -> new Person((String) row[0], (String) row[1], (String) row[2]),
                        row -> Cursor.of(BY_NAME, row[1], row[0])));
    }

    private void kept(Seen key, long now) {
        if (seen.size() >= MOST_REMEMBERED) {
            seen.values().removeIf(at -> now - at >= REMEMBERED.toMillis());
        }
        if (seen.size() < MOST_REMEMBERED) {
            seen.put(key, now);
        }
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
