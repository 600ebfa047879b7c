package io.harrier.alerts.bulk;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.alert.AlertStatus;
import io.harrier.alerts.alert.AlertView;
import io.harrier.platform.http.Bulk;
import io.harrier.platform.problem.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What became of each alert, in the order of the request. */
@RegisterForReflection
record BulkResult(List<Item> items) {

    /** Where an alert stands now. */
    @RegisterForReflection
    @Schema(name = "BulkDone")
    record Done(UUID id, long version, AlertStatus status) {

        static Done of(AlertView alert) {
            return new Done(alert.id(), alert.version(), alert.status());
        }
    }

    @RegisterForReflection
    @Schema(name = "BulkItem")
    record Item(UUID id,
            @Schema(description = "200 done, 4xx refused", examples = "200") int status,
            Done alert,
            Problem problem) {

        static Item done(Done alert) {
            return new Item(alert.id(), 200, alert, null);
        }

        static Item of(Bulk.Outcome<Done> it) {
            return it.problem() == null ? done(it.done()) : refused(it.id(), it.problem());
        }

        static Item refused(UUID id, Problem problem) {
            return new Item(id, problem.status(), null, problem);
        }
    }
}
