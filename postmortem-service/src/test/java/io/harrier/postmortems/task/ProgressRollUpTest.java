package io.harrier.postmortems.task;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestTenant;
import io.harrier.postmortems.plan.APlan;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class ProgressRollUpTest {

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void theTasksCompleteThePlan() {
        var plan = APlan.approved(tenant);
        var first = ATask.of(plan);
        var second = ATask.of(plan);
        var third = ATask.of(plan);
        first.done();
        plan.is("in_progress", 33).get().body("actualStartDate", not(nullValue()));
        second.done();
        plan.is("in_progress", 66);
        third.done();
        plan.is("completed", 100).get().body("completedAt", not(nullValue())).body("actualEndDate", not(nullValue()));
        await().untilAsserted(() -> {
            var events = TestKafka.events(tenant, "io.harrier.postmortems.plan.completed.v1");
            assertEquals(1, events.size());
            assertEquals(plan.id, events.get(0).at("/plan/id").textValue());
            assertEquals(100, events.get(0).at("/plan/completionPercentage").intValue());
        });
    }

    @Test
    void aTaskAwaitingVerificationIsNotProgress() {
        var plan = APlan.approved(tenant);
        var task = ATask.verifiedOf(plan).done();
        plan.is("approved", 0);
        task.tries("incident_manager", "verification").statusCode(200);
        plan.is("completed", 100);
    }

    @Test
    void cancelledTasksDoNotCount() {
        var plan = APlan.approved(tenant);
        ATask.of(plan).done();
        var other = ATask.of(plan);
        plan.is("in_progress", 50);
        other.step("cancellation");
        plan.is("completed", 100);
    }

    @Test
    void aPlanOfCancelledTasksOnlyIsNotComplete() {
        var plan = APlan.approved(tenant);
        ATask.of(plan).step("cancellation");
        plan.is("approved", 0);
    }

    @Test
    void aNewTaskReopensACompletedPlan() {
        var plan = APlan.approved(tenant);
        ATask.of(plan).done();
        plan.is("completed", 100);
        ATask.of(plan);
        plan.is("in_progress", 50).get().body("completedAt", nullValue()).body("actualEndDate", nullValue());
    }

    @Test
    void aDraftCountsAndMovesWithItsApproval() {
        var plan = APlan.drafted(tenant);
        ATask.of(plan).done();
        ATask.of(plan);
        plan.is("draft", 50);
        plan.step("approval").is("in_progress", 50);
    }

    @Test
    void aPlanOnHoldIsCompletedByItsLastTask() {
        var plan = APlan.approved(tenant);
        var first = ATask.of(plan);
        var second = ATask.of(plan);
        plan.step("hold");
        first.done();
        plan.is("on_hold", 50);
        second.done();
        plan.is("completed", 100);
    }

    @Test
    void aCancelledPlanCancelsItsOpenTasksAndTakesNoMore() {
        var plan = APlan.approved(tenant);
        var done = ATask.of(plan).done();
        var open = ATask.of(plan).started();
        var reported = ATask.verifiedOf(plan).done();
        plan.step("cancellation").is("cancelled", 100);
        done.is("completed");
        open.is("cancelled").get().body("statusReason", equalTo("Frozen"));
        reported.is("cancelled").get().body("doneBy", nullValue()).body("doneAt", nullValue());
        for (var task : List.of(open, reported)) {
            tenant.as("auditor").queryParam("subjectId", task.id).queryParam("action", "task_cancelled")
                    .get("/api/v1/postmortem-service/audit").then().body("items.detail.planId", contains(plan.id))
                    .body("items.detail.reason", contains("Frozen"));
        }
        tenant.as("analyst").body(ATask.with(Map.of("planId", plan.id))).post("/api/v1/remediation-tasks").then()
                .statusCode(409).body("state", equalTo("cancelled"));
    }

    @Test
    void tasksCompletedAtOnceAreAllCounted() {
        for (var round = 0; round < 3; round++) {
            var plan = APlan.approved(tenant);
            var tasks = Stream.generate(() -> ATask.of(plan).started()).limit(6).toList();
            var steps = tasks.stream()
                    .map(task -> CompletableFuture
                            .supplyAsync(() -> task.tries("analyst", "completion").extract().statusCode()))
                    .toList();
            steps.forEach(step -> assertEquals(200, step.join()));
            plan.is("completed", 100);
        }
        await().untilAsserted(
                () -> assertEquals(3, TestKafka.events(tenant, "io.harrier.postmortems.plan.completed.v1").size()));
    }
}
