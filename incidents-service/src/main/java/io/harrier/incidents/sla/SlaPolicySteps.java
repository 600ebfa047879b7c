package io.harrier.incidents.sla;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.ids.Ids;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The steps of policies, in their order. */
@ApplicationScoped
class SlaPolicySteps implements PanacheRepositoryBase<SlaPolicyStep, UUID> {

    private final Ids ids;

    SlaPolicySteps(Ids ids) {
        this.ids = ids;
    }

    /** By policy; one that has none is not there. */
    Uni<Map<UUID, List<SlaPolicyStep>>> of(Collection<UUID> policies) {
        return policies.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : list("policyId in ?1 order by position", policies)
                        .map(all -> all.stream().collect(Collectors.groupingBy(it -> it.policyId)));
    }

    Uni<Void> replace(UUID policy, List<SlaStep> steps) {
        var all = IntStream.range(0, steps.size()).mapToObj(i -> SlaPolicyStep.of(ids.next(), policy, i + 1, steps.get(i)))
                .toArray();
        return delete("policyId", policy).chain(() -> getSession()).chain(session -> session.persistAll(all))
                .chain(() -> flush());
    }
}
