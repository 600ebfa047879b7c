package io.harrier.postmortems.task;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.harrier.postmortems.plan.APlan;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class TaskDependenciesTest {

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void aTaskStartsWhenWhatItWaitsForIsDone() {
        var plan = APlan.approved(tenant);
        var first = ATask.of(plan);
        var second = ATask.made(tenant, Map.of("planId", plan.id, "verificationRequired", false, "dependencies",
                List.of(first.id)));
        second.get().body("dependencies", contains(first.id));
        second.tries("analyst", "beginning").statusCode(422).body("detail", containsString("Upgrade Log4j"));
        first.done();
        second.done().is("completed");
    }

    @Test
    void aCancelledTaskKeepsNobodyWaiting() {
        var plan = APlan.approved(tenant);
        var first = ATask.of(plan);
        var second = ATask.of(plan).waitingFor(first);
        first.step("cancellation");
        second.started();
    }

    @Test
    void aTaskInProgressCompletesWhenWhatItWaitsForIsDone() {
        var plan = APlan.approved(tenant);
        var first = ATask.of(plan);
        var second = ATask.of(plan).started().waitingFor(first);
        second.tries("analyst", "completion").statusCode(422);
        first.done();
        second.step("completion").is("completed");
    }

    @Test
    void aCircleIsRefusedAndNamed() {
        var plan = APlan.drafted(tenant);
        var a = named(plan, "A");
        var b = named(plan, "B").waitingFor(a);
        var c = named(plan, "C").waitingFor(b);
        a.dependingOn(List.of(c.id)).statusCode(422).body("errors[0].pointer", equalTo("/dependencies"))
                .body("detail", containsString("A → C → B → A"));
        a.dependingOn(List.of(a.id)).statusCode(422).body("detail", containsString("A → A"));
        a.get().body("dependencies", empty());
        c.dependingOn(List.of(a.id, b.id, a.id)).statusCode(200).body("dependencies", hasSize(2));
        c.dependingOn(List.of()).statusCode(200).body("dependencies", empty());
    }

    @Test
    void aTaskNobodyKnowsIsNamedByItsPlace() {
        var plan = APlan.drafted(tenant);
        var known = ATask.of(plan);
        ATask.of(plan).dependingOn(List.of(known.id, UUID.randomUUID().toString())).statusCode(422)
                .body("errors[0].pointer", equalTo("/dependencies/1"));
        var foreign = ATask.of(APlan.drafted(TestTenant.fresh()));
        ATask.of(plan).dependingOn(List.of(foreign.id)).statusCode(422).body("errors[0].pointer", equalTo("/dependencies/0"));
    }

    @Test
    void twoChangesAtOnceCloseNoCircle() {
        for (var round = 0; round < 5; round++) {
            var plan = APlan.drafted(tenant);
            var a = ATask.of(plan);
            var b = ATask.of(APlan.drafted(tenant));
            var answers = List.of(CompletableFuture.supplyAsync(() -> a.dependingOn(List.of(b.id)).extract().statusCode()),
                    CompletableFuture.supplyAsync(() -> b.dependingOn(List.of(a.id)).extract().statusCode()));
            assertEquals(List.of(200, 422), answers.stream().map(CompletableFuture::join).sorted().toList());
        }
    }

    private ATask named(APlan plan, String title) {
        return ATask.made(tenant, Map.of("planId", plan.id, "title", title));
    }
}
