package io.harrier.alerts.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.problem.ItemProblem;
import io.harrier.platform.problem.Outage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Does the same to many alerts, each in a transaction of its own: one that is refused leaves the others as they are, and a transaction
 * that locks one alert waits for nobody while others wait for it. A repeat under the same key goes on where the first was cut off: what is
 * done is answered as it was, what was refused is tried again.
 */
@ApplicationScoped
class BulkService {

    private static final int MOST_TRIES = 2;

    private final Idempotency idempotency;
    private final Ids ids;

    BulkService(Idempotency idempotency, Ids ids) {
        this.idempotency = idempotency;
        this.ids = ids;
    }

    /** That a key belongs to a request. */
    @RegisterForReflection
    record Begun(String operation) {
    }

    /** @param step what is done to one alert of the version given */
    Uni<BulkResult> each(String key, String operation, Many request, BiFunction<UUID, IfMatch, Uni<Done>> step) {
        var alerts = request.ids().stream().distinct().sorted().toList();
        String own = key == null ? "own " + ids.next() : key;
        return begin(key, operation, request).chain(() -> Multi.createFrom().iterable(alerts)
                .onItem().transformToUniAndConcatenate(id -> one(own, operation, id, request, step))
                .collect().asList()).map(items -> inOrder(request.ids(), items));
    }

    private Uni<Begun> begin(String key, String operation, Many request) {
        return key == null
                ? Uni.createFrom().nullItem()
                : idempotency.once(key, operation, request, Begun.class,
                        () -> Uni.createFrom().item(new Begun(operation)));
    }

    /** A connection may break when all is done and only the word of it is missing: tried again under its key, nothing is done twice. */
    private Uni<Item> one(String key, String operation, UUID id, Many request, BiFunction<UUID, IfMatch, Uni<Done>> step) {
        return Uni.createFrom()
                .deferred(() -> idempotency.once(keyOf(key, id), operation, id, Done.class,
                        () -> step.apply(id, version(request, id))))
                .onFailure(Outage::passes).retry().atMost(MOST_TRIES)
                .map(Item::done).onFailure().recoverWithItem(failure -> Item.refused(id, ItemProblem.of(failure)));
    }

    static BulkResult inOrder(List<UUID> ids, List<Item> items) {
        Map<UUID, Item> known = items.stream()
                .collect(Collectors.toMap(Item::id, it -> it, (one, same) -> one, LinkedHashMap::new));
        return new BulkResult(ids.stream().distinct().map(known::get).toList());
    }

    static IfMatch version(Many request, UUID id) {
        return new IfMatch(request.versions() == null ? null : request.versions().get(id));
    }

    /** A key of its own for each alert, of a length that keys may have. */
    private static String keyOf(String key, UUID id) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
            return "bulk " + HexFormat.of().formatHex(digest) + " " + id;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
