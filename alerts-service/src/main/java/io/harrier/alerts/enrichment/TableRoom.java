package io.harrier.alerts.enrichment;

import java.util.Optional;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.configuration.MemorySize;

/** How many bytes tables may take of a replica's memory. */
@Singleton
class TableRoom {

    private static final long LEAST = 64L << 20;

    private final long ofAll;
    private final long ofTenant;

    TableRoom(@ConfigProperty(name = "harrier.alerts.enrichment.tables-memory") Optional<MemorySize> ofAll,
            @ConfigProperty(name = "harrier.alerts.enrichment.tables-memory-of-a-tenant", defaultValue = "48M") MemorySize ofTenant) {
        this.ofAll = ofAll.map(MemorySize::asLongValue).orElse(Math.max(LEAST, Runtime.getRuntime().maxMemory() / 4));
        this.ofTenant = ofTenant.asLongValue();
    }

    /** A quarter of the heap unless somebody says otherwise. */
    long ofAll() {
        return ofAll;
    }

    long ofTenant() {
        return ofTenant;
    }
}
