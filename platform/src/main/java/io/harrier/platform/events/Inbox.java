package io.harrier.platform.events;

import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.tenancy.TenantSql;
import io.harrier.platform.tenancy.TenantTransaction;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Remembers the events handled, in the transaction that handles them. */
@ApplicationScoped
class Inbox {

    private static final String REMEMBER = "insert into inbox (event_id) values (%s) on conflict do nothing";

    private final TenantSql sql;

    Inbox(TenantSql sql) {
        this.sql = sql;
    }

    /** Runs the work unless this event was handled before; answers whether it ran. */
    @TenantTransaction
    Uni<Boolean> once(UUID event, Supplier<Uni<Void>> work) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REMEMBER.formatted("?1")).setParameter(1, event).executeUpdate())
                .chain(fresh -> fresh == 0 ? Uni.createFrom().item(false) : work.get().replaceWith(true));
    }

    /** The same on the plain client. */
    Uni<Boolean> once(UUID event, Function<SqlConnection, Uni<Void>> work) {
        return sql.run(connection -> connection.preparedQuery(REMEMBER.formatted("$1")).execute(Tuple.of(event))
                .chain(fresh -> fresh.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : work.apply(connection).replaceWith(true)));
    }
}
