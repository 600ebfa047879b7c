package io.harrier.incidents.audit;

import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.dataaccess.DataAccessResource;

@Path("/api/v1/incidents-service/data-access")
@Tag(name = "Audit")
public class IncidentsDataAccessResource extends DataAccessResource {
}
