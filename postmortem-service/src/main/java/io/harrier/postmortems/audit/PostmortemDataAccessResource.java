package io.harrier.postmortems.audit;

import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.dataaccess.DataAccessResource;

/** Who reads what is restricted in this service. */
@Path("/api/v1/postmortem-service/data-access")
@Tag(name = "Audit")
public class PostmortemDataAccessResource extends DataAccessResource {
}
