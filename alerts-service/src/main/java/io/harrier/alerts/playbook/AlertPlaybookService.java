package io.harrier.alerts.playbook;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.AlertEventType;
import io.harrier.alerts.alert.AlertWork;
import io.harrier.alerts.alert.SecurityAlert;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.access.Role;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.problem.NotFound;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Playbooks at work: those for an alert's classification, and what is done of them. The version an alert was begun with stays its,
 * whatever becomes of the playbook or of the classification.
 */
@ApplicationScoped
@TenantTransaction
class AlertPlaybookService {

    private static final String STEP = "playbooks";

    private final AlertWork work;
    private final AlertPlaybookRepository started;
    private final PlaybookRepository playbooks;
    private final PlaybookLinks links;
    private final Audit audit;
    private final CurrentCaller current;
    private final Clock clock;

    AlertPlaybookService(AlertWork work, AlertPlaybookRepository started, PlaybookRepository playbooks, PlaybookLinks links,
            Audit audit, CurrentCaller current, Clock clock) {
        this.work = work;
        this.started = started;
        this.playbooks = playbooks;
        this.links = links;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
    }

    Uni<Page<AlertPlaybookView>> list(UUID alert, Collection<Role> roles) {
        return work.get(alert).chain(found -> views(found, roles)).map(views -> new Page<>(views, null));
    }

    Uni<AlertPlaybookView> get(UUID alert, UUID playbook, Collection<Role> roles) {
        return work.get(alert).chain(found -> view(found, playbook, roles));
    }

    /** Marks a step as done, or says anew how. */
    Uni<AlertPlaybookView> complete(UUID alert, UUID playbook, UUID step, IfMatch match, String note, Collection<Role> roles) {
        return work.get(alert).chain(seen -> view(seen, playbook, roles)).chain(view -> {
            var wanted = step(view, step);
            return work.work(alert, match, STEP).call(() -> start(alert, playbook, view.started()))
                    .call(() -> mark(new DoneStep.Key(alert, playbook, step), note))
                    .chain(found -> told(found, view, wanted, true, note)).chain(found -> view(found, playbook, roles));
        });
    }

    /** Takes it back; one that was not done stays so. */
    Uni<AlertPlaybookView> undo(UUID alert, UUID playbook, UUID step, IfMatch match, Collection<Role> roles) {
        return work.get(alert).chain(seen -> view(seen, playbook, roles)).chain(view -> {
            var wanted = step(view, step);
            return work.work(alert, match, STEP).chain(found -> started.find(new DoneStep.Key(alert, playbook, step))
                    .chain(done -> done == null
                            ? Uni.createFrom().item(found)
                            : started.remove(done).chain(() -> told(found, view, wanted, false, null))))
                    .chain(found -> view(found, playbook, roles));
        });
    }

    private static Step step(AlertPlaybookView view, UUID step) {
        return view.steps().stream().map(AlertPlaybookView.StepView::step).filter(it -> it.id().equals(step)).findFirst()
                .orElseThrow(() -> new NotFound("playbook step", step));
    }

    private Uni<Void> start(UUID alert, UUID playbook, boolean already) {
        return already
                ? Uni.createFrom().voidItem()
                : started.has(alert, playbook).chain(has -> has
                        ? Uni.createFrom().voidItem()
                        : started.persistAndFlush(AlertPlaybook.of(alert, playbook, current.get(), clock.instant()))
                                .replaceWithVoid());
    }

    private Uni<Void> mark(DoneStep.Key key, String note) {
        return started.find(key).chain(known -> {
            var done = known == null ? DoneStep.of(key) : known;
            done.mark(current.get(), clock.instant(), note);
            return known == null ? started.keep(done) : Uni.createFrom().voidItem();
        });
    }

    private Uni<SecurityAlert> told(SecurityAlert alert, AlertPlaybookView view, Step step, boolean done, String note) {
        String title = view.name() + ", version " + view.playbookVersion() + ": " + step.title();
        return work.tell(alert, AlertEventType.ENRICHMENT, done ? null : title, done ? title : null, note)
                .chain(() -> audit.record(done ? "playbook_step_done" : "playbook_step_undone", "alert", alert.id,
                        Map.of("playbookId", view.playbookId(), "stepId", step.id(), "title", step.title())))
                .replaceWith(alert);
    }

    private Uni<AlertPlaybookView> view(SecurityAlert alert, UUID playbook, Collection<Role> roles) {
        return views(alert, roles).map(views -> views.stream().filter(view -> view.playbookId().equals(playbook)).findFirst()
                .orElseThrow(() -> new NotFound("playbook of this alert", playbook)));
    }

    /** The primary one first, then the secondary ones, then those whose link is gone. */
    private Uni<List<AlertPlaybookView>> views(SecurityAlert alert, Collection<Role> roles) {
        Map<UUID, LinkRelation> relations = new LinkedHashMap<>();
        return links.active(alert.classification)
                .invoke(active -> active.forEach(it -> relations.put(it.playbook(), it.link().relation())))
                .chain(() -> started.of(alert.id)).chain(begun -> {
                    var pinned = begun.stream().map(it -> it.key.playbookId()).toList();
                    var wanted = new ArrayList<>(relations.keySet());
                    pinned.stream().filter(id -> !relations.containsKey(id)).forEach(wanted::add);
                    return playbooks.list(wanted).chain(found -> started.done(alert.id)
                            .map(done -> views(alert, inOrder(found, wanted), relations, pinned, done, roles)));
                });
    }

    private static List<InvestigationPlaybook> inOrder(List<InvestigationPlaybook> found, List<UUID> wanted) {
        Map<UUID, InvestigationPlaybook> byId = new HashMap<>();
        found.forEach(playbook -> byId.put(playbook.id, playbook));
        return wanted.stream().map(byId::get).toList();
    }

    private static List<AlertPlaybookView> views(SecurityAlert alert, List<InvestigationPlaybook> found,
            Map<UUID, LinkRelation> relations, List<UUID> pinned, List<DoneStep> done, Collection<Role> roles) {
        var begunNames = found.stream().filter(it -> pinned.contains(it.id)).map(it -> it.name).collect(Collectors.toSet());
        return found.stream().filter(it -> Audience.includes(it.roles, roles))
                .filter(it -> pinned.contains(it.id) || !begunNames.contains(it.name))
                .map(it -> AlertPlaybookView.of(alert.id, alert.version, it, relations.get(it.id), pinned.contains(it.id),
                        done.stream().filter(step -> step.key.playbookId().equals(it.id))
                                .collect(Collectors.toMap(step -> step.key.stepId(), step -> step))))
                .toList();
    }
}
