package io.harrier.platform.export;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.audit.Audit;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Puts exports on record: before the first row goes out, and how many went. */
@ApplicationScoped
@TenantTransaction
class ExportRecords {

    private static final String SUBJECT = "export";

    private final Audit audit;

    ExportRecords(Audit audit) {
        this.audit = audit;
    }

    Uni<Void> begun(UUID id, String what, Map<String, ?> asked) {
        var detail = new HashMap<String, Object>(asked);
        detail.put("what", what);
        return audit.record("export_begun", SUBJECT, id, detail);
    }

    Uni<Void> ended(UUID id, String what, long rows, boolean whole) {
        return audit.record("export_ended", SUBJECT, id, Map.of("what", what, "rows", rows, "whole", whole));
    }
}
