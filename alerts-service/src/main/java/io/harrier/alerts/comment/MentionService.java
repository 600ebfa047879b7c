package io.harrier.alerts.comment;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.AlertReader;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** What the caller was told in comments. */
@ApplicationScoped
@TenantTransaction
class MentionService {

    private final MentionRepository mentions;
    private final AlertReader alerts;
    private final Audit audit;
    private final CurrentCaller current;
    private final Clock clock;

    MentionService(MentionRepository mentions, AlertReader alerts, Audit audit, CurrentCaller current, Clock clock) {
        this.mentions = mentions;
        this.alerts = alerts;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
    }

    Uni<Page<MentionView>> list(Boolean seen, PageRequest page) {
        return mentions.of(current.get().subject(), seen, page)
                .chain(rows -> views(rows.stream().limit(page.limit).toList()).map(views -> new Page<>(views,
                        rows.size() > page.limit
                                ? Cursor.of(MentionRepository.SORT, rows.get(page.limit - 1).id).encoded()
                                : null)));
    }

    Uni<MentionView> get(UUID id) {
        return mentions.get(id, current.get().subject()).chain(it -> views(List.of(it))).map(views -> views.get(0));
    }

    /** Marking it twice keeps the first time. */
    Uni<MentionView> acknowledge(UUID id) {
        return mentions.lock(id, current.get().subject()).call(mention -> {
            if (mention.seenAt != null) {
                return Uni.createFrom().voidItem();
            }
            mention.seenAt = clock.instant();
            return mentions.flush().chain(() -> audit.record("mention_seen", "alert", mention.alertId, Map.of("mention", id)));
        }).chain(mention -> views(List.of(mention))).map(views -> views.get(0));
    }

    private Uni<List<MentionView>> views(List<AlertMention> rows) {
        return alerts.briefs(rows.stream().map(it -> it.alertId).distinct().toList())
                .chain(briefs -> alerts.events(rows.stream().map(it -> it.eventId).distinct().toList())
                        .map(comments -> rows.stream().map(it -> new MentionView(it.id, it.at, briefs.get(it.alertId),
                                comments.get(it.eventId), it.seenAt)).toList()));
    }
}
