package io.harrier.alerts.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

@ApplicationScoped
class CanaryRepository implements PanacheRepositoryBase<Canary, UUID> {

    private static final String SORT = "-sentAt";
    /** To the topic it would come on, by the relay: a request never waits for Kafka. */
    private static final String SEND = """
        insert into outbox (topic, key, headers, value) values (?1, ?2, cast(cast(?3 as text) as jsonb), ?4)""";

    Uni<Canary> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound("canary", id));
    }

    Uni<Void> send(Canary canary, String topic, String payload) {
        var headers = new JsonObject().put(KafkaEnvelope.CANARY, canary.id.toString()).put("content-type", "application/json");
        if (canary.source != null) {
            headers.put(KafkaEnvelope.SOURCE, canary.source);
        }
        return Panache.getSession().chain(session -> session.createNativeQuery(SEND).setParameter(1, topic)
                .setParameter(2, canary.id.toString().getBytes(UTF_8)).setParameter(3, headers.encode())
                .setParameter(4, payload.getBytes(UTF_8)).executeUpdate()).replaceWithVoid();
    }

    /** The latest first. */
    Uni<Page<CanaryView>> list(CanaryStatus status, PageRequest page) {
        var conditions = new Conditions().with("status = :status", "status", status)
                .with("updatedAt >= :since", "since", page.updatedSince);
        var after = Cursor.decode(page.cursor, SORT, 2);
        if (after != null) {
            conditions.with("(sentAt, id) < (:at, :id)", "at", after.instant(0)).value("id", after.id(1));
        }
        return find(conditions.text() + " order by sentAt desc, id desc", conditions.values()).range(0, page.limit).list()
                .map(rows -> Page.of(rows, page.limit, CanaryView::of, it -> Cursor.of(SORT, it.sentAt, it.id)));
    }
}
