package io.harrier.incidents.handover;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.incident.IncidentStatus;
import io.harrier.incidents.incident.IncidentView;
import io.harrier.platform.http.Bulk.Outcome;
import io.harrier.platform.problem.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What became of each incident. */
@RegisterForReflection
@Schema(name = "IncidentHandoverResult")
public record HandoverResult(List<Item> items,
        @Schema(description = "Whether the person has more than were moved, of those the caller sees: ask again. Restricted incidents that the caller does not see are not moved, and not told of") boolean more) {

    /** Where an incident stands now. */
    @RegisterForReflection
    @Schema(name = "IncidentHandedOver")
    record Done(UUID id, String reference, long version, IncidentStatus status) {

        static Done of(IncidentView it) {
            return new Done(it.id(), it.reference(), it.version(), it.status());
        }
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "IncidentHandoverItem")
    record Item(UUID id, @Schema(description = "200 done, 4xx refused", examples = "200") int status, Done incident,
            Problem problem) {

        static Item of(Outcome<Done> it) {
            return new Item(it.id(), it.problem() == null ? 200 : it.problem().status(), it.done(), it.problem());
        }
    }
}
