package io.harrier.incidents.classification;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.incidents.incident.IncidentType;
import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The rows of a tenant's classification matrix, in the order they were made. */
@Singleton
class MatrixRepository implements PanacheRepositoryBase<MatrixRow, UUID> {

    private static final String SORT = "id";
    private static final String FIRST = "insert into classification_matrix_seeds default values on conflict do nothing";

    Uni<MatrixRow> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound("matrix row", id));
    }

    Uni<List<MatrixRow>> of(IncidentType type) {
        return list("incidentType", type);
    }

    /** One row more than the page holds. */
    Uni<List<MatrixRow>> list(List<IncidentType> types, PageRequest page) {
        var after = Cursor.decode(page.cursor, SORT, 1);
        var conditions = new Conditions().anyOf("incidentType in :types", "types", types)
                .with("trace.updatedAt >= :updatedSince", "updatedSince", page.updatedSince)
                .with("id > :id", "id", after == null ? null : after.id(0));
        return find(conditions.text() + " order by id", conditions.values()).range(0, page.limit).list();
    }

    Cursor after(MatrixRow last) {
        return Cursor.of(SORT, last.id);
    }

    /** Whether another row holds for the same incidents. */
    Uni<Boolean> isTaken(PutMatrixRow by, UUID other) {
        return of(by.incidentType()).map(rows -> rows.stream().anyMatch(row -> !row.id.equals(other)
                && row.detectionMethod == by.detectionMethod() && row.whenSeverity == by.whenSeverity()));
    }

    /** True for the one transaction of a tenant that is to write what the matrix begins with. */
    Uni<Boolean> isFirst() {
        return Panache.getSession().chain(session -> session.createNativeQuery(FIRST).executeUpdate()).map(rows -> rows == 1);
    }

    Uni<Void> addAll(List<MatrixRow> rows) {
        return getSession().chain(session -> session.persistAll(rows.toArray())).chain(() -> flush());
    }
}
