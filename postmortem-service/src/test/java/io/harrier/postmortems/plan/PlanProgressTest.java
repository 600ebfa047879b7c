package io.harrier.postmortems.plan;

import static io.harrier.postmortems.plan.PlanStatus.APPROVED;
import static io.harrier.postmortems.plan.PlanStatus.CANCELLED;
import static io.harrier.postmortems.plan.PlanStatus.COMPLETED;
import static io.harrier.postmortems.plan.PlanStatus.DRAFT;
import static io.harrier.postmortems.plan.PlanStatus.IN_PROGRESS;
import static io.harrier.postmortems.plan.PlanStatus.ON_HOLD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanProgressTest {

    private static final Progress NONE = new Progress(0, 3);
    private static final Progress SOME = new Progress(1, 3);
    private static final Progress ALL = new Progress(3, 3);

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0, 3, 0", "1, 3, 33", "2, 3, 66", "3, 3, 100", "199, 200, 99", "1, 101, 0"})
    void percentIsWholeAndRoundedDown(long completed, long counted, int percentage) {
        assertEquals(percentage, new Progress(completed, counted).percentage());
    }

    @Test
    void moreCannotBeCompletedThanCounts() {
        assertThrows(IllegalArgumentException.class, () -> new Progress(2, 1));
    }

    @Test
    void theFirstProgressSetsAnApprovedPlanInProgress() {
        assertEquals(APPROVED, APPROVED.after(NONE));
        assertEquals(IN_PROGRESS, APPROVED.after(SOME));
    }

    @Test
    void progressTooSmallForAPercentCountsAsProgress() {
        assertEquals(IN_PROGRESS, APPROVED.after(new Progress(1, 101)));
    }

    @Test
    void allTasksDoneCompleteThePlan() {
        for (var status : List.of(APPROVED, IN_PROGRESS, ON_HOLD, COMPLETED)) {
            assertEquals(COMPLETED, status.after(ALL), status::wire);
        }
    }

    @Test
    void aPlanOnHoldStaysThereWhileTasksRemain() {
        assertEquals(ON_HOLD, ON_HOLD.after(SOME));
    }

    @Test
    void draftsAndCancelledPlansDoNotMove() {
        for (var progress : List.of(NONE, SOME, ALL)) {
            assertEquals(DRAFT, DRAFT.after(progress));
            assertEquals(CANCELLED, CANCELLED.after(progress));
        }
    }

    @Test
    void aNewTaskReopensACompletedPlan() {
        assertEquals(IN_PROGRESS, COMPLETED.after(new Progress(3, 4)));
    }

    @Test
    void aPlanWithoutTasksIsNotComplete() {
        assertEquals(APPROVED, APPROVED.after(new Progress(0, 0)));
        assertEquals(IN_PROGRESS, IN_PROGRESS.after(new Progress(0, 0)));
    }

    @Test
    void onlyTheStepsOfTheLifeAreLegal() {
        var legal = Map.of(
                DRAFT, List.of(PlanStep.APPROVE, PlanStep.CANCEL),
                APPROVED, List.of(PlanStep.START, PlanStep.HOLD, PlanStep.CANCEL),
                IN_PROGRESS, List.of(PlanStep.HOLD, PlanStep.CANCEL),
                ON_HOLD, List.of(PlanStep.RESUME, PlanStep.CANCEL),
                COMPLETED, List.<PlanStep>of(),
                CANCELLED, List.<PlanStep>of());
        for (var status : PlanStatus.values()) {
            assertEquals(legal.get(status), status.steps(), status::wire);
        }
    }
}
