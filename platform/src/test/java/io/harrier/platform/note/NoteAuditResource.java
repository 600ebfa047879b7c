package io.harrier.platform.note;

import jakarta.ws.rs.Path;

import io.harrier.platform.audit.AuditResource;

@Path("/api/v1/platform-test/audit")
public class NoteAuditResource extends AuditResource {
}
