package io.harrier.alerts.ingest;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
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
        return ask(topics, false);
    }

    /** The ids by name of those that are there. */
    Uni<Map<String, UUID>> ofThoseThere(Set<String> topics) {
        return ask(topics, true);
    }

    private Uni<Map<String, UUID>> ask(Set<String> topics, boolean passMissing) {
        return Uni.createFrom().item(() -> Admin.create(kafka)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(admin -> Multi.createFrom().iterable(admin.describeTopics(topics).topicNameValues().values())
                        .onItem().transformToUniAndConcatenate(answer -> description(answer, passMissing))
                        .collect().asMap(TopicDescription::name, TopicIds::id)
                        .eventually(() -> admin.close(Duration.ZERO)))
                .onFailure().transform(failure -> new IllegalStateException(
                        "Kafka did not say which topics these are: " + topics, failure));
    }

    private static Uni<TopicDescription> description(KafkaFuture<TopicDescription> answer, boolean passMissing) {
        return Uni.createFrom().completionStage(answer::toCompletionStage)
                .onFailure(failure -> passMissing && isMissing(failure)).recoverWithNull();
    }

    private static boolean isMissing(Throwable failure) {
        return failure instanceof UnknownTopicOrPartitionException
                || failure.getCause() instanceof UnknownTopicOrPartitionException;
    }

    private static UUID id(TopicDescription topic) {
        return new UUID(topic.topicId().getMostSignificantBits(), topic.topicId().getLeastSignificantBits());
    }
}
