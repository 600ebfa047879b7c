package io.harrier.platform.tenancy;

import java.util.function.Function;

import jakarta.inject.Singleton;

import io.harrier.platform.access.Caller;
import io.harrier.platform.access.CurrentCaller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * A transaction of the caller's tenant on the plain client, for what is SQL rather than entities: lists, searches, the ingest of
 * a request. Never inside a {@link TenantTransaction}.
 */
@Singleton
public class TenantSql {

    private static final String SET_CALLER = """
        select set_config('harrier.tenant', $1, true), set_config('harrier.subject', $2, true)""";

    private final Pool pool;
    private final CurrentCaller current;

    TenantSql(Pool pool, CurrentCaller current) {
        this.pool = pool;
        this.current = current;
    }

    public <T> Uni<T> run(Function<SqlConnection, Uni<T>> work) {
        return run(current.get().rowSubject(), work);
    }

    /**
     * The same with all rows of the tenant in sight, those hidden from the caller too: for what has to be exact whoever asks, as the
     * folding of a repeat is. What it answers must show the caller nothing of them but what comes of what the caller gave: the sender of
     * a record, who has the record itself, learns the alert that counted it, its state and its count.
     */
    public <T> Uni<T> runSeeingAll(Function<SqlConnection, Uni<T>> work) {
        return run(Caller.PRODUCT, work);
    }

    private <T> Uni<T> run(String subject, Function<SqlConnection, Uni<T>> work) {
        var tenant = current.get().tenantId().toString();
        return pool.withTransaction(connection -> connection.preparedQuery(SET_CALLER).execute(Tuple.of(tenant, subject))
                .chain(ignored -> work.apply(connection)));
    }
}
