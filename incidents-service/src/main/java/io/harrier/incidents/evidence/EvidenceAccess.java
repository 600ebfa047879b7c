package io.harrier.incidents.evidence;

import java.util.List;

import jakarta.inject.Singleton;

import io.harrier.incidents.incident.Incident;
import io.harrier.platform.dataaccess.DataAccess;
import io.harrier.platform.dataaccess.DataClassification;
import io.smallrye.mutiny.Uni;

/** Puts on record who sees and who takes sensitive evidence, in the transaction that shows it. */
@Singleton
class EvidenceAccess {

    private final DataAccess log;

    EvidenceAccess(DataAccess log) {
        this.log = log;
    }

    Uni<Void> seen(Evidence item) {
        return seen(List.of(item));
    }

    Uni<Void> seen(List<Evidence> items) {
        var sensitive = items.stream().filter(item -> item.details.sensitive()).map(item -> item.id).toList();
        return sensitive.isEmpty()
                ? Uni.createFrom().voidItem()
                : log.read(EvidenceService.SUBJECT, sensitive, DataClassification.SENSITIVE);
    }

    /** Somebody's request is about it, and shows it. */
    Uni<Void> touched(Evidence item) {
        return item.details.sensitive()
                ? log.touched(EvidenceService.SUBJECT, item.id, DataClassification.SENSITIVE)
                : Uni.createFrom().voidItem();
    }

    /** Sensitive, or of an incident that only its members see. */
    Uni<Void> taken(Incident incident, Evidence item, long bytes) {
        return item.details.sensitive() || incident.restricted
                ? log.exported(EvidenceService.SUBJECT, item.id,
                        incident.restricted ? DataClassification.RESTRICTED : DataClassification.SENSITIVE, bytes)
                : Uni.createFrom().voidItem();
    }
}
