package io.harrier.alerts.alert;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.access.Caller;
import io.harrier.platform.access.ReadableOrganizations;
import io.harrier.platform.access.Right;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.Forbidden;
import io.harrier.platform.problem.Malformed;
import io.smallrye.mutiny.Uni;

/** The queue of a person who works for several organizations. */
@Path("/api/v1/queue")
@Tag(name = "Alerts")
class QueueResource {

    private static final int MOST = 200;

    private final OrganizationsQueue queue;
    private final ReadableOrganizations organizations;

    QueueResource(OrganizationsQueue queue, ReadableOrganizations organizations) {
        this.queue = queue;
        this.organizations = organizations;
    }

    @GET
    @RolesAllowed(Right.READ_SOMEWHERE)
    @Operation(operationId = "listQueue", summary = "Lists the queues of all organizations that the token lets one read as one; with status or assignedTo other alerts than the queued")
    public Uni<Page<QueuedAlert>> list(
            @RestQuery @Parameter(description = "Of these organizations only, by their aliases") List<String> organization,
            @BeanParam @Valid AlertFilter filter, @BeanParam @Valid PageRequest page,
            @RestQuery @Parameter(description = "As in the list of one organization", schema = @Schema(type = SchemaType.STRING, enumeration = {
                    "-severity", "-assignedAt", "updatedAt", "createdAt"})) String sort) {
        var callers = callers(organization);
        if (callers.size() > MOST) {
            throw new Malformed("organization",
                    "Your token covers " + callers.size() + " organizations: name at most " + MOST + " of them");
        }
        if ((filter.status == null || filter.status.isEmpty()) && filter.assignedTo == null) {
            filter.status = List.of(AlertStatus.OPEN, AlertStatus.ASSIGNED, AlertStatus.INVESTIGATING);
        }
        return queue.list(callers, filter, page, sort);
    }

    private List<Caller> callers(List<String> named) {
        var all = organizations.callers();
        if (named == null || named.isEmpty()) {
            return all;
        }
        var chosen = all.stream().filter(it -> named.contains(it.tenantAlias())).toList();
        if (chosen.size() < named.stream().distinct().count()) {
            throw new Forbidden(
                    "Your token lets you read only: " + String.join(", ", all.stream().map(Caller::tenantAlias).toList()));
        }
        return chosen;
    }
}
