package io.harrier.platform.tenancy;

import java.time.Duration;

import jakarta.inject.Singleton;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** How long a statement of the running transaction may take: what people may ask for at will is given up earlier than what must be done. */
@Singleton
public class StatementTime {

    private static final String LIMIT = "select set_config('statement_timeout', ?1, true)";

    /** Lets no statement of the rest of this transaction take longer. */
    public Uni<Void> limit(Duration longest) {
        return Panache.getSession().chain(session -> session.<String>createNativeQuery(LIMIT)
                .setParameter(1, String.valueOf(longest.toMillis())).getSingleResult()).replaceWithVoid();
    }
}
