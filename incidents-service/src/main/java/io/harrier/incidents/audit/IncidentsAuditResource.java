package io.harrier.incidents.audit;

import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.audit.AuditResource;

@Path("/api/v1/incidents-service/audit")
@Tag(name = "Audit")
public class IncidentsAuditResource extends AuditResource {
}
