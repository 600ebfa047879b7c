package io.harrier.alerts.ingest;

import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.alerts.source.SourcePolicies;
import io.harrier.alerts.source.TenantSources;
import io.harrier.platform.tenancy.TenantDirectory;
import io.smallrye.mutiny.Uni;

/** Whose records a topic holds. */
@Singleton
class Owners {

    /** A tenant, and what it says of its sources. */
    record Owner(UUID tenant, TenantSources sources) {
    }

    private final TenantDirectory tenants;
    private final SourcePolicies policies;

    Owners(TenantDirectory tenants, SourcePolicies policies) {
        this.tenants = tenants;
        this.policies = policies;
    }

    /** The tenant of an alias; none where it is not known here. */
    Uni<Optional<Owner>> find(String alias) {
        return tenants.find(alias).chain(this::owner);
    }

    /** The same, Keycloak being asked for an alias that is not known here. */
    Uni<Optional<Owner>> findOrAsk(String alias) {
        return tenants.findOrAsk(alias).chain(this::owner);
    }

    private Uni<Optional<Owner>> owner(Optional<UUID> tenant) {
        return tenant.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : policies.of(tenant.get()).map(sources -> Optional.of(new Owner(tenant.get(), sources)));
    }
}
