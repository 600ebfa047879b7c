package io.harrier.alerts.priority;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.platform.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The weights of a tenant as clients see them. */
@RegisterForReflection
record PriorityWeightsView(@Schema(description = "0 while they are the default") long version, Instant updatedAt,
        String updatedBy, PriorityWeights weights) implements Versioned {

    static final PriorityWeightsView DEFAULT = new PriorityWeightsView(0, null, null, PriorityWeights.DEFAULT);
}
