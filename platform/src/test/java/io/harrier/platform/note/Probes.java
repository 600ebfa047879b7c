package io.harrier.platform.note;

import java.util.Map;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.tenancy.TenantTransaction;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Tells in which transaction it runs, and whose rows it sees. */
@ApplicationScoped
@TenantTransaction
public class Probes {

    private static final String WHOSE = """
        select coalesce(current_tenant()::text, 'nobody') || ' ' || coalesce(string_agg(title, ',' order by title), '') from notes""";

    private final NestedProbe nested;

    Probes(NestedProbe nested) {
        this.nested = nested;
    }

    public Uni<String> whose() {
        return text(WHOSE);
    }

    Uni<Map<String, String>> nested() {
        return text(NestedProbe.TRANSACTION)
                .chain(outer -> nested.transaction().map(inner -> Map.of("outer", outer, "inner", inner)));
    }

    Uni<Map<String, String>> within(Supplier<Uni<String>> work) {
        return work.get().chain(inside -> text(WHOSE).map(after -> Map.of("inside", inside, "after", after)));
    }

    Uni<Long> badSql() {
        return text("select secret_column from notes").replaceWith(1L);
    }

    /** As who loses a race: between the check and the insert somebody made the same. */
    Uni<Long> lostRace() {
        return Panache.getSession().chain(session -> session.createNativeQuery("""
            insert into notes (id, version, created_at, updated_at, title, weight, status)
            select '00000000-0000-7000-8000-000000000001', 0, now(), now(), 'x', 0, 'draft' from generate_series(1, 2)""")
                .executeUpdate()).replaceWith(1L);
    }

    static Uni<String> text(String sql) {
        return Panache.getSession().chain(session -> session.<String>createNativeQuery(sql).getSingleResult());
    }
}
