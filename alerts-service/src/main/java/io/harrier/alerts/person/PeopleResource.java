package io.harrier.alerts.person;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.access.Right;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** Whom one can assign alerts to and mention. */
@Path("/api/v1/alerts-service/people")
@Tag(name = "Mentions")
class PeopleResource {

    private final People people;

    PeopleResource(People people) {
        this.people = people;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listPeople", summary = "Lists the people of the organization who have been here, by username")
    public Uni<Page<Person>> list(
            @RestQuery @Size(max = 255) @Parameter(description = "How the username begins") String q,
            @BeanParam @Valid PageRequest page) {
        return people.list(q, page);
    }
}
