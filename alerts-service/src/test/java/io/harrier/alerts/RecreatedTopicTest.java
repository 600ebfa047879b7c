package io.harrier.alerts;

import static io.harrier.alerts.Alerts.awaitCount;
import static io.harrier.alerts.Alerts.json;
import static io.harrier.alerts.Alerts.publish;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A topic deleted and made again within the time in which the consumer does not look, so without a rebalance. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class RecreatedTopicTest {

    private static final String COUNTED = "select coalesce(sum(seen_count), 0)::bigint from security_alerts where tenant_id = ?";

    private final TestTenant tenant = TestTenant.fresh();
    private final String topic = "siem.alerts." + tenant.alias();

    @Test
    void allRecordsOfItsNewLifeAreCounted() throws Exception {
        try (var admin = Admin
                .create(Map.of("bootstrap.servers", HarrierServers.settings().get("kafka.bootstrap.servers")))) {
            create(admin);
            send("old", 20);
            awaitCount(20, COUNTED, tenant.id());
            admin.deleteTopics(List.of(topic)).all().get();
            create(admin);
            send("new", 5);
            awaitCount(25, COUNTED, tenant.id());
        }
    }

    private void create(Admin admin) throws InterruptedException, ExecutionException {
        admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty()))).all().get();
    }

    private void send(String prefix, int many) {
        for (int i = 0; i < many; i++) {
            publish(tenant, prefix + i, json(prefix + i, "low"));
        }
    }
}
