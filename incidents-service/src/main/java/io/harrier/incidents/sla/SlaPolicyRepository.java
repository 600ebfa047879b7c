package io.harrier.incidents.sla;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.Severity;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;

/** The policies a tenant has changed. */
@ApplicationScoped
class SlaPolicyRepository implements PanacheRepositoryBase<SlaPolicy, Severity> {
}
