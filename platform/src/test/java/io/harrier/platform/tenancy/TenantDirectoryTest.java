package io.harrier.platform.tenancy;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class TenantDirectoryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void anOrganizationMadeAnewWithTheSameAliasIsAnotherTenant() {
        var before = TestTenant.fresh();
        await().atMost(PATIENCE).until(() -> known(before.alias()), List.of(List.of(before.id(), "active"))::equals);
        before.unregister();
        var after = new TestTenant(UUID.randomUUID(), before.alias());
        after.register();
        await().atMost(PATIENCE).until(() -> known(before.alias()),
                List.of(List.of(after.id(), "active"), List.of(before.id(), "suspended"))::equals);
    }

    @Test
    void anOrganizationThatIsDeletedIsSuspendedAndTheOthersStay() {
        var gone = TestTenant.fresh();
        var stays = TestTenant.fresh();
        await().atMost(PATIENCE).until(() -> known(gone.alias()).size() + known(stays.alias()).size() == 2);
        gone.unregister();
        await().atMost(PATIENCE).until(() -> known(gone.alias()), List.of(List.of(gone.id(), "suspended"))::equals);
        await().atMost(PATIENCE).until(() -> known(stays.alias()), List.of(List.of(stays.id(), "active"))::equals);
    }

    private static List<List<Object>> known(String alias) {
        return TestSql.as("alerts_owner").query("select id, status from tenants where alias = ? order by status", alias);
    }
}
