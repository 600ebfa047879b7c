package io.harrier.incidents.evidence;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The custody ledgers. */
@Singleton
public class CustodyRepository implements PanacheRepositoryBase<CustodyEntry, CustodyEntry.Key> {

    private static final String SORT = "seq";

    /** One row more than the page holds. */
    Uni<List<CustodyEntry>> page(UUID evidence, PageRequest page) {
        var after = Cursor.decode(page.cursor, SORT, 1);
        long seq = after == null ? 0 : Long.parseLong(after.values().get(0));
        var conditions = new Conditions().with("key.evidenceId = :evidence", "evidence", evidence)
                .with("key.seq > :seq", "seq", seq).with("at >= :since", "since", page.updatedSince);
        return find(conditions.text() + " order by key.seq", conditions.values()).range(0, page.limit).list();
    }

    static Cursor after(CustodyEntry last) {
        return Cursor.of(SORT, last.key.seq());
    }

    /** The row that says what was stored; null where there is none. */
    Uni<CustodyEntry> stored(UUID evidence) {
        return find("key.evidenceId = ?1 and action = ?2 order by key.seq", evidence, CustodyAction.STORED).firstResult();
    }

    /** A whole ledger, in order. */
    public Uni<List<CustodyEntry>> all(UUID evidence) {
        return list("key.evidenceId = ?1 order by key.seq", evidence);
    }
}
