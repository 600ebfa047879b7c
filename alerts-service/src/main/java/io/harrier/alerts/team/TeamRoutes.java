package io.harrier.alerts.team;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.platform.tenancy.PerTenant;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Which team a tenant's new alerts go to, kept a few seconds: a batch asks the database once in a while, an alert never. */
@Singleton
public class TeamRoutes {

    private static final String FIND = """
        select id, classifications, source_systems from teams
        where tenant_id = $1 and active and (cardinality(classifications) > 0 or cardinality(source_systems) > 0) order by name""";

    private final PerTenant<Routes> kept = new PerTenant<>();

    record Route(UUID team, Set<String> classifications, Set<String> systems) {

        static Route of(Row row) {
            return new Route(row.getUUID("id"), Set.of(row.getArrayOfStrings("classifications")),
                    Set.of(row.getArrayOfStrings("source_systems")));
        }

        boolean takes(String system, String classification) {
            return (systems.isEmpty() || systems.contains(system))
                    && (classifications.isEmpty() || classification != null && classifications.contains(classification));
        }

        /** How little it leaves open. */
        int narrowness() {
            return (systems.isEmpty() ? 0 : 1) + (classifications.isEmpty() ? 0 : 1);
        }
    }

    /** The routes of a tenant, the narrower before the wider, then by the name of the team. */
    public static final class Routes {

        private final List<Route> all;

        private Routes(List<Route> all) {
            this.all = all;
        }

        /** The team of an alert; null where it is nobody's. */
        public UUID team(String system, String classification) {
            return all.stream().filter(route -> route.takes(system, classification)).map(Route::team).findFirst().orElse(null);
        }
    }

    /** For who holds a connection already: to wait for a second one could be for ever. */
    public Uni<Routes> of(SqlClient client, UUID tenant) {
        return kept.get(tenant, () -> client.preparedQuery(FIND).execute(Tuple.of(tenant)).map(rows -> {
            var routes = new ArrayList<Route>();
            rows.forEach(row -> routes.add(Route.of(row)));
            routes.sort(Comparator.comparing(Route::narrowness).reversed());
            return new Routes(List.copyOf(routes));
        }));
    }

    /** To be called when a change of the tenant's teams has committed. */
    void forget(UUID tenant) {
        kept.forget(tenant);
    }
}
