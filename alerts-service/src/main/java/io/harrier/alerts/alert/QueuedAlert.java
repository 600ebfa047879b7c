package io.harrier.alerts.alert;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.platform.access.Caller;

/** An alert of one of several organizations. */
@Schema(description = "An alert, and whose it is")
public record QueuedAlert(Organization organization, AlertView alert) {

    public record Organization(UUID id,
            @Schema(description = "As the header Harrier-Tenant names it", examples = "acme") String alias) {
    }

    static QueuedAlert of(Caller where, AlertView alert) {
        return new QueuedAlert(new Organization(where.tenantId(), where.tenantAlias()), alert);
    }
}
