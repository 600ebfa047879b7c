package io.harrier.alerts.alert;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.events.Outbox;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.NotFound;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Makes alerts one that are one, though their identities don't tell. One of them stands for all; the others end as its duplicates and go
 * on counting. What is merged into a merged alert goes to the one that stands for both, so there are no chains.
 */
@ApplicationScoped
@TenantTransaction
public class MergeService {

    private static final int MOST = 1000;
    private static final String WITHOUT_A_REASON = "Merged into another alert";

    private final AlertRepository alerts;
    private final MergeRepository merges;
    private final AlertSteps steps;
    private final AlertHistory history;
    private final Outbox outbox;
    private final Audit audit;
    private final CurrentCaller current;
    private final Clock clock;

    MergeService(AlertRepository alerts, MergeRepository merges, AlertSteps steps, AlertHistory history, Outbox outbox,
            Audit audit, CurrentCaller current, Clock clock) {
        this.alerts = alerts;
        this.merges = merges;
        this.steps = steps;
        this.history = history;
        this.outbox = outbox;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
    }

    public Uni<AlertView> merge(UUID id, IfMatch match, AlertRequests.Merge request) {
        return merges.oneAtATime().chain(() -> merges.primaryOf(request.into())).chain(primary -> {
            if (primary.equals(id)) {
                throw new RuleBroken("/into", "An alert can't be merged into itself, nor into one that is merged into it");
            }
            return merges.lockWithMerged(id, List.of(id, primary), MOST).chain(all -> {
                var alert = pick(all, id);
                var into = pick(all, primary);
                IfMatch.check(match, alert.version);
                refuseEnded(into);
                var theirs = all.stream().filter(it -> it != alert && it != into).toList();
                return merges.mergedInto(primary, new UUID(0, 0), MOST)
                        .invoke(there -> refuseTooMany(there.size() + theirs.size()))
                        .chain(() -> merge(alert, into, theirs, request));
            });
        });
    }

    private Uni<AlertView> merge(SecurityAlert alert, SecurityAlert into, List<SecurityAlert> theirs,
            AlertRequests.Merge request) {
        var now = clock.instant();
        var status = alert.status;
        String notes = request.reason() == null || request.reason().isBlank() ? WITHOUT_A_REASON : request.reason();
        alert.merge(new Merging(into.id, request.into(), now), notes, current.get(), now);
        steps.touch(alert);
        theirs.forEach(it -> {
            it.merging = it.merging.goneOnTo(into.id);
            steps.touch(it);
        });
        return steps.moved(alert, status, notes)
                .chain(() -> note(into, null, alert.id, request.reason()))
                .chain(() -> audit.record("alert_merged", AlertSteps.ALERT, alert.id,
                        Map.of("into", into.id, "alongside", theirs.stream().map(it -> it.id).toList())))
                .chain(alerts::flush)
                .chain(() -> outbox.announce(AlertAnnouncements.RESOLVED, alert.id,
                        AlertAnnouncements.resolved(alert, current.get())))
                .replaceWith(() -> AlertView.of(alert, now));
    }

    /** Takes it out again, with those that came through it. */
    Uni<AlertView> unmerge(UUID id, IfMatch match) {
        return merges.oneAtATime().chain(() -> merges.primaryOf(id))
                .chain(primary -> merges.lockWithMerged(primary, List.of(id, primary), MOST).chain(all -> {
                    var alert = pick(all, id);
                    IfMatch.check(match, alert.version);
                    var status = alert.status;
                    alert.unmerge();
                    steps.touch(alert);
                    var theirs = through(id, all);
                    theirs.forEach(it -> {
                        it.merging = it.merging.goneOnTo(id);
                        steps.touch(it);
                    });
                    return undone(alert, primary, all, status);
                }));
    }

    private Uni<AlertView> undone(SecurityAlert alert, UUID primary, List<SecurityAlert> all, AlertStatus from) {
        var now = clock.instant();
        String reason = "No longer merged into another alert";
        return history.write(alert, AlertEventType.REOPENED, event -> event.note(reason))
                .chain(() -> steps.moved(alert, from, reason))
                .chain(() -> all.stream().filter(it -> it.id.equals(primary)).findFirst()
                        .map(it -> note(it, alert.id, null, null)).orElse(Uni.createFrom().voidItem()))
                .chain(() -> audit.record("alert_unmerged", AlertSteps.ALERT, alert.id, Map.of("from", primary)))
                .chain(alerts::flush)
                .chain(() -> outbox.announce(AlertAnnouncements.REOPENED, alert.id,
                        AlertAnnouncements.reopened(alert, current.get(), reason, now)))
                .replaceWith(() -> AlertView.of(alert, now));
    }

    Uni<Page<AlertView>> merged(UUID id, PageRequest page) {
        var now = clock.instant();
        return alerts.get(id).chain(() -> merges.list(id, page)).map(rows -> Page.of(rows, page.limit,
                alert -> AlertView.of(alert, now), alert -> Cursor.of(MergeRepository.SORT, alert.id)));
    }

    /** Those that were merged into this one, or into one of those, wherever they are now. */
    private static List<SecurityAlert> through(UUID id, List<SecurityAlert> all) {
        Set<UUID> reached = new HashSet<>(Set.of(id));
        var found = new ArrayList<SecurityAlert>();
        for (boolean more = true; more;) {
            more = false;
            for (SecurityAlert it : all) {
                if (it.merging != null && !reached.contains(it.id) && reached.contains(it.merging.firstInto())) {
                    more = reached.add(it.id) && found.add(it);
                }
            }
        }
        return found;
    }

    /** Nobody would look at what ends as a duplicate of something that has ended. */
    private static void refuseEnded(SecurityAlert into) {
        if (into.status == AlertStatus.RESOLVED || !into.current) {
            throw new Conflict("What it would be merged into has ended: reopen that first");
        }
    }

    private static void refuseTooMany(int others) {
        if (others >= MOST) {
            throw new RuleBroken("/into", "At most " + MOST + " alerts are merged into one");
        }
    }

    private Uni<Void> note(SecurityAlert primary, UUID from, UUID to, String reason) {
        String said = to == null ? "An alert is no longer merged into this one" : "An alert was merged into this one";
        return history.write(primary, AlertEventType.ENRICHMENT, event -> event
                .change(from == null ? null : from.toString(), to == null ? null : to.toString())
                .note(reason == null ? said : said + ": " + reason)).replaceWithVoid();
    }

    private static SecurityAlert pick(List<SecurityAlert> found, UUID id) {
        return found.stream().filter(alert -> alert.id.equals(id)).findFirst().orElseThrow(() -> new NotFound("alert", id));
    }
}
