package io.harrier.postmortems.audit;

import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.audit.AuditResource;

/** This service's audit log. */
@Path("/api/v1/postmortem-service/audit")
@Tag(name = "Audit")
public class PostmortemAuditResource extends AuditResource {
}
