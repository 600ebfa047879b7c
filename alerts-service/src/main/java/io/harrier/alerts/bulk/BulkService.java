package io.harrier.alerts.bulk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.bulk.BulkRequests.Many;
import io.harrier.alerts.bulk.BulkResult.Done;
import io.harrier.alerts.bulk.BulkResult.Item;
import io.harrier.platform.http.Bulk;
import io.harrier.platform.http.IfMatch;
import io.smallrye.mutiny.Uni;

/** Does the same to many alerts, each of the version that was sent of it, and answers in the order of the request. */
@ApplicationScoped
class BulkService {

    private final Bulk bulk;

    BulkService(Bulk bulk) {
        this.bulk = bulk;
    }

    /** @param step what is done to one alert of the version given */
    Uni<BulkResult> each(String key, String operation, Many request, BiFunction<UUID, IfMatch, Uni<Done>> step) {
        return bulk.each(key, operation, request, () -> Uni.createFrom().item(request.ids()), Done.class,
                id -> step.apply(id, version(request, id))).map(outcomes -> inOrder(request.ids(), outcomes));
    }

    private static BulkResult inOrder(List<UUID> ids, List<Bulk.Outcome<Done>> outcomes) {
        Map<UUID, Item> known = outcomes.stream()
                .collect(Collectors.toMap(Bulk.Outcome::id, Item::of, (one, same) -> one, LinkedHashMap::new));
        return new BulkResult(ids.stream().distinct().map(known::get).toList());
    }

    private static IfMatch version(Many request, UUID id) {
        return new IfMatch(request.versions() == null ? null : request.versions().get(id));
    }
}
