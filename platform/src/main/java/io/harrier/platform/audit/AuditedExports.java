package io.harrier.platform.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.export.ExportRecords;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Puts exports on the audit log. */
@ApplicationScoped
@TenantTransaction
class AuditedExports implements ExportRecords {

    private static final String SUBJECT = "export";

    private final Audit audit;

    AuditedExports(Audit audit) {
        this.audit = audit;
    }

    @Override
    public Uni<Void> begun(UUID id, String what, Map<String, ?> asked) {
        var detail = new HashMap<String, Object>(asked);
        detail.put("what", what);
        return audit.record("export_begun", SUBJECT, id, detail);
    }

    @Override
    public Uni<Void> ended(UUID id, String what, long rows, boolean whole) {
        return audit.record("export_ended", SUBJECT, id, Map.of("what", what, "rows", rows, "whole", whole));
    }
}
