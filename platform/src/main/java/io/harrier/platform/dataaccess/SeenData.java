package io.harrier.platform.dataaccess;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.harrier.platform.tenancy.BeforeCommit;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;

/**
 * What a request has loaded of restricted things, whichever of its many ways it went: entities say so themselves when they are loaded
 * ({@code @PostLoad}), so that no list, search or page that is added later is forgotten. It goes into the data access log before the
 * transaction commits.
 */
@Singleton
public class SeenData implements BeforeCommit {

    private static final String KEY = "harrier.seen";

    private record Seen(String resourceType, DataAccess.Thing thing, DataClassification why) {
    }

    private record Kind(String resourceType, DataClassification why) {
    }

    private final DataAccess access;

    SeenData(DataAccess access) {
        this.access = access;
    }

    /** To be called where it is loaded. */
    public static void note(String resourceType, UUID id, DataClassification why) {
        note(new Seen(resourceType, new DataAccess.Thing(id, null), why));
    }

    /** The same of what is restricted where its parent is, as {@code restricted_record} of the schema says; of no parent it never is. */
    public static void noteWithin(String resourceType, UUID id, UUID parent) {
        if (parent != null) {
            note(new Seen(resourceType, new DataAccess.Thing(id, parent), DataClassification.RESTRICTED));
        }
    }

    private static void note(Seen it) {
        if (VertxContext.isOnDuplicatedContext()) {
            List<Seen> seen = ContextLocals.<List<Seen>>get(KEY).orElseGet(ArrayList::new);
            seen.add(it);
            ContextLocals.put(KEY, seen);
        }
    }

    @Override
    public Uni<Void> beforeCommit() {
        List<Seen> seen = ContextLocals.<List<Seen>>get(KEY).orElse(List.of());
        ContextLocals.remove(KEY);
        return seen.isEmpty() ? Uni.createFrom().voidItem() : record(seen);
    }

    @Override
    public void rolledBack() {
        ContextLocals.remove(KEY);
        access.unsaid();
    }

    @Override
    public void committed() {
        access.said();
    }

    /** One statement for all of one kind: a page has few kinds. */
    private Uni<Void> record(List<Seen> seen) {
        Uni<Void> recorded = Uni.createFrom().voidItem();
        var kinds = seen.stream().distinct()
                .collect(Collectors.groupingBy(it -> new Kind(it.resourceType(), it.why()), LinkedHashMap::new,
                        Collectors.toList()));
        for (var kind : kinds.entrySet()) {
            var things = kind.getValue().stream().map(Seen::thing).toList();
            recorded = recorded.chain(() -> access.touched(kind.getKey().resourceType(), things, kind.getKey().why()));
        }
        return recorded;
    }
}
