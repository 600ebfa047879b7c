package io.harrier.alerts.ingest;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Asks the broker for the ids of topics: a topic deleted and made again has the name it had and another id. */
@Singleton
class TopicIds {

    private final Map<String, Object> kafka;

    TopicIds(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** The ids by name; fails where one of them is not there. */
    Uni<Map<String, UUID>> of(Set<String> topics) {
        return Uni.createFrom().item(() -> Admin.create(kafka)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(admin -> Uni.createFrom()
                        .completionStage(() -> admin.describeTopics(topics).allTopicNames().toCompletionStage())
                        .eventually(() -> admin.close(Duration.ZERO)))
                .map(found -> found.values().stream().collect(Collectors.toMap(TopicDescription::name, TopicIds::id)))
                .onFailure().transform(failure -> new IllegalStateException(
                        "Kafka did not say which topics these are: " + topics, failure));
    }

    private static UUID id(TopicDescription topic) {
        return new UUID(topic.topicId().getMostSignificantBits(), topic.topicId().getLeastSignificantBits());
    }
}
