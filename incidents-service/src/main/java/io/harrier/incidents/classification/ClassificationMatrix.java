package io.harrier.incidents.classification;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.DetectionMethod;
import io.harrier.incidents.incident.IncidentType;
import io.harrier.incidents.incident.OpeningDefaults;
import io.harrier.incidents.incident.Severity;
import io.harrier.platform.access.Caller;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** The classification matrix of a tenant: what incidents get by default. A change holds for what is opened from then on. */
@ApplicationScoped
@TenantTransaction
public class ClassificationMatrix implements OpeningDefaults.Source {

    private static final String SUBJECT = "classification_matrix_row";
    private static final String SEED = "classification-matrix";

    private final MatrixRepository rows;
    private final CurrentCaller current;
    private final Audit audit;
    private final Clock clock;
    private final Ids ids;

    ClassificationMatrix(MatrixRepository rows, CurrentCaller current, Audit audit, Clock clock, Ids ids) {
        this.rows = rows;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    /** Those of the row that asks for most of what holds for the incident. */
    @Override
    public Uni<OpeningDefaults> of(IncidentType type, DetectionMethod method, Severity said) {
        return rows.of(type)
                .chain(known -> known.isEmpty() ? seeded().chain(() -> rows.of(type)) : Uni.createFrom().item(known))
                .map(known -> known.stream().filter(row -> row.holdsFor(method, said))
                        .max(Comparator.comparingInt(MatrixRow::weight)).map(MatrixRow::defaults)
                        .orElse(OpeningDefaults.NONE));
    }

    Uni<Page<MatrixRowView>> list(List<IncidentType> types, PageRequest page) {
        return seeded().chain(() -> rows.list(types, page))
                .map(found -> Page.of(found, page.limit, MatrixRowView::of, rows::after));
    }

    Uni<MatrixRowView> get(UUID id) {
        return rows.get(id).map(MatrixRowView::of);
    }

    Uni<MatrixRowView> create(PutMatrixRow request) {
        request.check();
        var row = MatrixRow.create(ids.next(), request, current.get(), clock.instant());
        return seeded().chain(() -> free(request, row.id)).chain(() -> rows.persistAndFlush(row))
                .call(() -> audit.record("classification_matrix_row_created", SUBJECT, row.id, Map.of("to", request)))
                .map(MatrixRowView::of);
    }

    Uni<MatrixRowView> replace(UUID id, IfMatch version, PutMatrixRow request) {
        request.check();
        return rows.get(id).invoke(row -> IfMatch.check(version, row.version)).call(() -> free(request, id)).chain(row -> {
            var previous = MatrixRowView.of(row);
            row.replace(request, current.get(), clock.instant());
            return rows.flush().chain(() -> audit.record("classification_matrix_row_updated", SUBJECT, id,
                    Map.of("from", previous, "to", request))).replaceWith(() -> MatrixRowView.of(row));
        });
    }

    Uni<Void> delete(UUID id, IfMatch version) {
        return rows.get(id).invoke(row -> IfMatch.check(version, row.version)).chain(row -> rows.delete(row)
                .chain(() -> audit.record("classification_matrix_row_deleted", SUBJECT, id,
                        Map.of("from", MatrixRowView.of(row)))));
    }

    private Uni<Boolean> free(PutMatrixRow request, UUID id) {
        return rows.isTaken(request, id).invoke(taken -> {
            if (taken) {
                throw new Conflict("Another row holds for the same type and conditions");
            }
        });
    }

    /** Writes the rows a tenant begins with, once. */
    private Uni<Void> seeded() {
        return rows.isFirst().chain(first -> {
            if (!first) {
                return Uni.createFrom().voidItem();
            }
            var by = Caller.job(current.get().tenantId(), SEED);
            var now = clock.instant();
            return rows.addAll(MatrixSeed.ROWS.stream().map(row -> MatrixRow.create(ids.next(), row, by, now)).toList());
        });
    }
}
