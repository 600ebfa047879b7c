package io.harrier.platform.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.ids.Ids;
import io.harrier.platform.problem.ItemProblem;
import io.harrier.platform.problem.Outage;
import io.harrier.platform.problem.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Does the same to many things, each in a transaction of its own: one that is refused leaves the others as they are, and a transaction
 * that locks one thing waits for nobody while others wait for it. A repeat under the same key goes on where the first was cut off: what is
 * done is answered as it was, what was refused is tried again.
 */
@ApplicationScoped
public class Bulk {

    private static final int MOST_TRIES = 2;

    private final Idempotency idempotency;
    private final Ids ids;

    Bulk(Idempotency idempotency, Ids ids) {
        this.idempotency = idempotency;
        this.ids = ids;
    }

    /** What became of one of them: what was done, or why it was not. */
    public record Outcome<D>(UUID id, D done, Problem problem) {
    }

    /** That a key belongs to a request, and which things that is about. */
    @RegisterForReflection
    record Begun(String operation, List<UUID> ids) {
    }

    /**
     * @param key what the client sent; null for a request that is never repeated
     * @param things which they are, looked up once per key; done in the order of their ids
     * @param done the type of what one step answers
     * @param step what is done to one thing
     */
    public <D> Uni<List<Outcome<D>>> each(String key, String operation, Object request, Supplier<Uni<List<UUID>>> things,
            Class<D> done, Function<UUID, Uni<D>> step) {
        return all(key, key == null ? "own " + ids.next() : key, operation, request, things, done, step);
    }

    /** The same for a step that, done twice, does nothing the second time: without a key nothing is kept of it. */
    public <D> Uni<List<Outcome<D>>> eachAgain(String key, String operation, Object request, Supplier<Uni<List<UUID>>> things,
            Class<D> done, Function<UUID, Uni<D>> step) {
        return all(key, key, operation, request, things, done, step);
    }

    private <D> Uni<List<Outcome<D>>> all(String key, String own, String operation, Object request,
            Supplier<Uni<List<UUID>>> things, Class<D> done, Function<UUID, Uni<D>> step) {
        return begin(key, operation, request, things).chain(all -> Multi.createFrom()
                .iterable(all.stream().distinct().sorted().toList())
                .onItem().transformToUniAndConcatenate(id -> one(own, operation, id, done, step)).collect().asList());
    }

    /** What a version before kept under the key names no things. */
    private Uni<List<UUID>> begin(String key, String operation, Object request, Supplier<Uni<List<UUID>>> things) {
        return idempotency.once(key, operation, request, Begun.class, () -> things.get().map(all -> new Begun(operation, all)))
                .chain(begun -> begun.ids() == null ? things.get() : Uni.createFrom().item(begun.ids()));
    }

    /** A connection may break when all is done and only the word of it is missing: tried again under its key, nothing is done twice. */
    private <D> Uni<Outcome<D>> one(String key, String operation, UUID id, Class<D> done, Function<UUID, Uni<D>> step) {
        return Uni.createFrom()
                .deferred(() -> idempotency.once(key == null ? null : keyOf(key, id), operation, id, done,
                        () -> step.apply(id)))
                .onFailure(Outage::passes).retry().atMost(MOST_TRIES)
                .map(it -> new Outcome<D>(id, it, null)).onFailure()
                .recoverWithItem(failure -> new Outcome<>(id, null, ItemProblem.of(failure)));
    }

    /** A key of its own for each, of a length that keys may have. */
    private static String keyOf(String key, UUID id) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
            return "bulk " + HexFormat.of().formatHex(digest) + " " + id;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
