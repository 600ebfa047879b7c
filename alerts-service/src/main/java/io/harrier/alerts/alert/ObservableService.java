package io.harrier.alerts.alert;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** What alerts hold. The alert itself is loaded first: whoever is shown what it holds is shown it, and on record where it is restricted. */
@ApplicationScoped
@TenantTransaction
class ObservableService {

    private final AlertRepository alerts;
    private final AlertObservables observables;

    ObservableService(AlertRepository alerts, AlertObservables observables) {
        this.alerts = alerts;
        this.observables = observables;
    }

    Uni<Page<AlertObservables.View>> list(UUID alert, PageRequest page) {
        return alerts.get(alert).chain(() -> observables.list(alert, page));
    }
}
