package io.harrier.alerts.playbook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.platform.http.Versioned;

/** A playbook beside an alert, with what is done of it. */
@Schema(name = "AlertPlaybook", description = "A playbook for an alert, and what of it is done")
record AlertPlaybookView(UUID alertId,
        @Schema(description = "The alert's: a step that is done or undone is a write of the alert") long version,
        UUID playbookId, String name, int playbookVersion, PlaybookStatus status,
        @Schema(description = "Whether it is the classification's primary or a secondary one; absent where its link is gone") LinkRelation relation,
        @Schema(description = "Whether a step was done: from then on the alert keeps this version") boolean started,
        Progress progress, List<StepView> steps) implements Versioned {

    @Schema(name = "PlaybookProgress")
    record Progress(int done, int total, int mandatoryDone, int mandatoryTotal,
            @Schema(description = "Whether every mandatory step is done") boolean complete) {
    }

    @Schema(name = "AlertPlaybookStep")
    record StepView(Step step, boolean done, Instant doneAt, Doer doneBy, String note) {

        static StepView of(Step step, DoneStep done) {
            return done == null
                    ? new StepView(step, false, null, null, null)
                    : new StepView(step, true, done.doneAt, new Doer(done.doneBy, done.doneByName), done.note);
        }
    }

    @Schema(name = "PlaybookDoer")
    record Doer(String subject, String name) {
    }

    static AlertPlaybookView of(UUID alert, long version, InvestigationPlaybook playbook, LinkRelation relation,
            boolean started, Map<UUID, DoneStep> done) {
        var steps = playbook.steps.stream().map(step -> StepView.of(step, done.get(step.id()))).toList();
        int all = (int) steps.stream().filter(StepView::done).count();
        var mandatory = steps.stream().filter(it -> it.step().mandatory()).toList();
        int must = (int) mandatory.stream().filter(StepView::done).count();
        return new AlertPlaybookView(alert, version, playbook.id, playbook.name, playbook.number, playbook.status, relation,
                started, new Progress(all, steps.size(), must, mandatory.size(), must == mandatory.size()), steps);
    }
}
