package io.harrier.incidents.sla;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Reports how promises were kept. */
@ApplicationScoped
@TenantTransaction
class SlaReports {

    private final SlaAttainmentRepository attainment;
    private final Clock clock;

    SlaReports(SlaAttainmentRepository attainment, Clock clock) {
        this.attainment = attainment;
        this.clock = clock;
    }

    Uni<SlaAttainmentView> of(SlaAttainmentFilter filter) {
        var months = Months.of(filter.from, filter.until, clock);
        return rows(filter).map(rows -> SlaAttainmentView.of(filter, months, rows));
    }

    /** By month, severity (the worst first) and team. */
    Uni<List<SlaAttainment>> rows(SlaAttainmentFilter filter) {
        return attainment.count(Months.of(filter.from, filter.until, clock), filter.goal)
                .map(rows -> rows.stream().filter(filter::takes).toList());
    }
}
