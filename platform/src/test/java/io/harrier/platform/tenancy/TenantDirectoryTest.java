package io.harrier.platform.tenancy;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.harrier.platform.problem.Unavailable;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class TenantDirectoryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    TenantDirectory directory;

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

    @Test
    void nobodyIsUnknownWhileKeycloakIsAway() throws Exception {
        TestTenant.keycloakIs("away");
        try {
            // What Keycloak said a moment before still holds for a moment.
            await().atMost(PATIENCE).until(() -> {
                try {
                    return ask("nobody-of-ours") == null;
                } catch (ExecutionException refused) {
                    return true;
                }
            });
            for (int question = 0; question < 3; question++) {
                var refused = assertThrows(ExecutionException.class, () -> ask("nobody-of-ours"));
                assertInstanceOf(Unavailable.class, refused.getCause());
            }
        } finally {
            TestTenant.keycloakIs("back");
        }
        await().atMost(PATIENCE).ignoreExceptions().until(() -> ask("nobody-of-ours").isEmpty());
        var late = TestTenant.fresh();
        await().atMost(PATIENCE).until(() -> ask(late.alias()), Optional.of(late.id())::equals);
    }

    private Optional<UUID> ask(String alias) throws Exception {
        return directory.findOrAsk(alias).subscribeAsCompletionStage().get(30, TimeUnit.SECONDS);
    }

    private static List<List<Object>> known(String alias) {
        return TestSql.as("alerts_owner").query("select id, status from tenants where alias = ? order by status", alias);
    }
}
