package io.harrier.platform.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.export.ExportListener;
import io.harrier.platform.export.ExportRecords;
import io.harrier.platform.tenancy.TenantTransaction;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;

/** Puts exports on the audit log. */
@ApplicationScoped
@TenantTransaction
class AuditedExports implements ExportRecords {

    private static final String SUBJECT = "export";

    private final Audit audit;
    private final List<ExportListener> listeners;

    AuditedExports(Audit audit, @All List<ExportListener> listeners) {
        this.audit = audit;
        this.listeners = listeners;
    }

    @Override
    public Uni<Void> begun(UUID id, String what, Map<String, ?> asked) {
        var detail = new HashMap<String, Object>(asked);
        detail.put("what", what);
        return audit.record("export_begun", SUBJECT, id, detail);
    }

    @Override
    public Uni<Void> ended(UUID id, String what, long rows, boolean whole) {
        var told = audit.record("export_ended", SUBJECT, id, Map.of("what", what, "rows", rows, "whole", whole));
        for (var listener : listeners) {
            told = told.chain(() -> listener.ended(what, rows));
        }
        return told;
    }
}
