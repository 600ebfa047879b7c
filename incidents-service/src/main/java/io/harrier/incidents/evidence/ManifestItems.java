package io.harrier.incidents.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The evidence of an incident with its ledgers, some items at a time. Each item is read before its ledger, which has at least its rows then. */
@ApplicationScoped
@TenantTransaction
class ManifestItems {

    private static final int ITEMS = 20;

    record Some(Incident incident, List<ManifestLine> lines, String nextCursor) {
    }

    private final IncidentService incidents;
    private final EvidenceRepository evidence;
    private final CustodyRepository ledgers;
    private final EvidenceAccess access;

    ManifestItems(IncidentService incidents, EvidenceRepository evidence, CustodyRepository ledgers, EvidenceAccess access) {
        this.incidents = incidents;
        this.evidence = evidence;
        this.ledgers = ledgers;
        this.access = access;
    }

    Uni<Some> page(UUID id, String cursor) {
        var request = new PageRequest();
        request.limit = ITEMS;
        request.cursor = cursor;
        return incidents.visible(id).chain(incident -> evidence.page(id, new EvidenceFilter(), request).chain(rows -> {
            var page = Page.of(rows, ITEMS, it -> it, EvidenceRepository::after);
            var lines = new ArrayList<ManifestLine>();
            return access.seen(page.items())
                    .chain(() -> Multi.createFrom().iterable(page.items()).onItem().call(item -> add(item, lines)).collect()
                            .last())
                    .map(done -> new Some(incident, lines, page.nextCursor()));
        }));
    }

    private Uni<Void> add(Evidence item, List<ManifestLine> lines) {
        lines.add(new ManifestLine.Item("evidence", EvidenceView.of(item)));
        return ledgers.all(item.id).invoke(rows -> rows.stream().filter(row -> row.key.seq() <= item.custodySeq)
                .forEach(row -> lines.add(ManifestLine.Entry.of(row)))).replaceWithVoid();
    }
}
