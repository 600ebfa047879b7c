package io.harrier.platform.tenancy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.WebApplicationException;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

import io.harrier.platform.problem.Unavailable;
import io.harrier.platform.work.Loop;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The organizations of this installation, kept from Keycloak: on a timer, and when somebody asks for one it does not know. */
@ApplicationScoped
public class TenantDirectory {

    private static final Logger LOG = Logger.getLogger(TenantDirectory.class);
    private static final int PAGE = 100;
    private static final Duration REMEMBERED = Duration.ofSeconds(15);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(2);

    private static final String ACTIVE = "select id from tenants where status = 'active'";
    /** An alias is free again when its organization is gone or has another: before anybody else takes it. */
    private static final String RETIRE = """
        update tenants set status = 'suspended', synced_at = now()
        where status = 'active' and (id = any($1)
            or exists (select from unnest($2::uuid[], $3::text[]) as o (id, alias) where o.id = tenants.id and o.alias <> tenants.alias))""";
    private static final String KEEP = """
        insert into tenants (id, alias, name, status)
        select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[])
        on conflict (id) do update set alias = excluded.alias, name = excluded.name, status = excluded.status,
            synced_at = now()
        where (tenants.alias, tenants.name, tenants.status) is distinct from (excluded.alias, excluded.name, excluded.status)""";
    private static final String FIND = "select id from tenants where alias = $1 and status = 'active'";

    private final Vertx vertx;
    private final Pool worker;
    private final KeycloakOrganizations keycloak;
    private final OidcClient tokens;
    private final Clock clock;
    private final Duration interval;
    private final boolean configured;
    private final Map<String, Known> cache = new ConcurrentHashMap<>();
    private volatile Instant succeededAt = Instant.EPOCH;
    private volatile Instant failedAt = Instant.EPOCH;
    private Uni<Void> running;
    private Loop loop;

    private record Known(UUID id, Instant until) {
    }

    TenantDirectory(Vertx vertx, @ReactiveDataSource("worker") Pool worker, @RestClient KeycloakOrganizations keycloak,
            OidcClient tokens, Clock clock,
            @ConfigProperty(name = "harrier.directory.refresh-every", defaultValue = "PT1M") Duration interval,
            @ConfigProperty(name = "harrier.directory.client-secret") Optional<String> secret) {
        this.vertx = vertx;
        this.worker = worker;
        this.keycloak = keycloak;
        this.tokens = tokens;
        this.clock = clock;
        this.interval = interval;
        this.configured = secret.isPresent();
    }

    void start(@Observes StartupEvent event) {
        if (!configured) {
            LOG.warn("harrier.directory.client-secret is not set: the tenant directory is not kept from Keycloak");
            return;
        }
        loop = Loop.start(vertx, "Tenant directory", () -> refresh().replaceWith(interval));
    }

    void stop(@Observes ShutdownEvent event) {
        if (loop != null) {
            loop.stop();
        }
    }

    /** The id of the active tenant with this alias, as far as it is known here; Keycloak is not asked. */
    public Uni<Optional<UUID>> find(String alias) {
        var cached = cache.get(alias);
        if (cached != null && clock.instant().isBefore(cached.until())) {
            return Uni.createFrom().item(Optional.of(cached.id()));
        }
        return worker.preparedQuery(FIND).execute(Tuple.of(alias))
                .map(rows -> rows.size() == 0
                        ? Optional.<UUID>empty()
                        : Optional.of(rows.iterator().next().getUUID("id")))
                .invoke(id -> id.ifPresent(it -> cache.put(alias, new Known(it, clock.instant().plus(REMEMBERED)))));
    }

    /** As {@link #find}, but Keycloak is asked before the answer is no: {@link Unavailable} where it can't be. */
    public Uni<Optional<UUID>> findOrAsk(String alias) {
        return find(alias).chain(id -> id.isPresent() || !configured
                ? Uni.createFrom().item(id)
                : asked().chain(() -> find(alias)));
    }

    /** Ends when Keycloak has said all it knows, at most a moment ago. */
    private Uni<Void> asked() {
        var recent = clock.instant().minus(ASK_AGAIN_AFTER);
        if (succeededAt.isAfter(recent)) {
            return Uni.createFrom().voidItem();
        }
        if (failedAt.isAfter(recent)) {
            return Uni.createFrom().failure(new Unavailable("Keycloak could not be asked a moment ago", ASK_AGAIN_AFTER));
        }
        return refresh().onFailure()
                .transform(failure -> new Unavailable("Keycloak could not be asked: " + failure.getMessage(),
                        ASK_AGAIN_AFTER));
    }

    /** One at a time: who asks meanwhile waits for the same answer. */
    private synchronized Uni<Void> refresh() {
        if (running == null) {
            var begun = clock.instant();
            running = tokens.getTokens().map(token -> "Bearer " + token.getAccessToken())
                    .chain(bearer -> all(bearer, new ArrayList<>()).chain(organizations -> keep(bearer, organizations)))
                    .invoke(() -> succeededAt = begun).onFailure().invoke(() -> failedAt = clock.instant())
                    .onTermination().invoke(this::ended).memoize().indefinitely();
        }
        return running;
    }

    private synchronized void ended() {
        running = null;
    }

    private Uni<List<Organization>> all(String bearer, List<Organization> found) {
        return keycloak.list(bearer, found.size(), PAGE, true).chain(page -> {
            found.addAll(page);
            return page.size() < PAGE ? Uni.createFrom().item(found) : all(bearer, found);
        });
    }

    private Uni<Void> keep(String bearer, List<Organization> organizations) {
        var usable = organizations.stream().filter(TenantDirectory::usable).toList();
        return gone(bearer, organizations).chain(gone -> worker.withTransaction(connection -> connection.preparedQuery(RETIRE)
                .execute(Tuple.of(gone, ids(usable), texts(usable, Organization::alias)))
                .chain(() -> connection.preparedQuery(KEEP).execute(Tuple.of(ids(usable), texts(usable, Organization::alias),
                        texts(usable, Organization::name), texts(usable, it -> it.enabled() ? "active" : "suspended"))))))
                .invoke(cache::clear).replaceWithVoid();
    }

    /** Tenants that the list lacks, as far as Keycloak says so of each: a list read page by page may miss one. */
    private Uni<UUID[]> gone(String bearer, List<Organization> organizations) {
        var listed = organizations.stream().map(Organization::id).collect(Collectors.toSet());
        return worker.query(ACTIVE).execute().chain(rows -> {
            Uni<List<UUID>> gone = Uni.createFrom().item(new ArrayList<>());
            for (Row row : rows) {
                UUID id = row.getUUID("id");
                if (!listed.contains(id)) {
                    gone = gone.call(found -> keycloak.get(bearer, id).replaceWithVoid()
                            .onFailure(TenantDirectory::isNotFound).recoverWithItem(() -> {
                                LOG.warnf("Organization %s is gone from Keycloak: its tenant is suspended", id);
                                found.add(id);
                                return null;
                            }));
                }
            }
            return gone;
        }).map(found -> found.toArray(UUID[]::new));
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof WebApplicationException refused && refused.getResponse().getStatus() == 404;
    }

    private static UUID[] ids(List<Organization> organizations) {
        return organizations.stream().map(Organization::id).toArray(UUID[]::new);
    }

    private static String[] texts(List<Organization> organizations, Function<Organization, String> property) {
        return organizations.stream().map(property).toArray(String[]::new);
    }

    /** An alias that can't be part of a topic's name can't be a tenant's. */
    private static boolean usable(Organization organization) {
        boolean usable = organization.alias() != null && organization.alias().matches("[a-z0-9-]{2,40}");
        if (!usable) {
            LOG.warnf("Organization %s is left out: its alias must be 2 to 40 of a-z, 0-9 and -", organization.id());
        }
        return usable;
    }
}
