package io.harrier.alerts.playbook;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.playbook.PlaybookRequest.Link;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.access.Role;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Playbooks and their versions. Every operation sees those alone that are for one of the caller's roles. */
@ApplicationScoped
@TenantTransaction
class PlaybookService {

    private static final String SUBJECT = "investigation_playbook";

    private final PlaybookRepository playbooks;
    private final PlaybookLinks links;
    private final Audit audit;
    private final CurrentCaller current;
    private final Ids ids;
    private final Clock clock;

    PlaybookService(PlaybookRepository playbooks, PlaybookLinks links, Audit audit, CurrentCaller current, Ids ids,
            Clock clock) {
        this.playbooks = playbooks;
        this.links = links;
        this.audit = audit;
        this.current = current;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<PlaybookView>> list(PlaybookFilter filter, PageRequest page, Collection<Role> roles) {
        return playbooks.list(filter, page, roles).chain(rows -> links.of(rows.stream().map(row -> row.id).toList())
                .map(linked -> Page.of(rows, page.limit, row -> PlaybookView.of(row, linked.getOrDefault(row.id, List.of())),
                        row -> Cursor.of(PlaybookRepository.SORT, row.name, row.number))));
    }

    Uni<PlaybookView> get(UUID id, Collection<Role> roles) {
        return playbooks.get(id, roles).chain(this::view);
    }

    Uni<PlaybookView> create(PlaybookRequest request) {
        check(request.classifications());
        return playbooks.hasName(request.name()).chain(known -> {
            if (known) {
                throw new Conflict("There is a playbook named " + request.name() + " already: make a version of it");
            }
            var playbook = InvestigationPlaybook.draft(ids.next(), request.name(), 1, current.get(), clock.instant());
            apply(playbook, request);
            return kept(playbook, requireNonNullElse(request.classifications(), List.of()), "playbook_created");
        });
    }

    /** A draft of the next version, made from this one. */
    Uni<PlaybookView> createVersion(UUID id, Collection<Role> roles) {
        return playbooks.get(id, roles).chain(from -> {
            from.status.require("versions");
            return playbooks.hasDraft(from.name).chain(drafted -> {
                if (drafted) {
                    throw new Conflict("There is a draft of the next version of " + from.name + " already: change that");
                }
                return playbooks.lastNumber(from.name);
            }).chain(last -> {
                var next = InvestigationPlaybook.draft(ids.next(), from.name, last + 1, current.get(), clock.instant());
                next.description = from.description;
                next.roles = from.roles.clone();
                next.steps = List.copyOf(from.steps);
                return links.of(from.id).chain(linked -> kept(next, linked, "playbook_created"));
            });
        });
    }

    private Uni<PlaybookView> kept(InvestigationPlaybook playbook, List<Link> linked, String action) {
        return playbooks.persistAndFlush(playbook)
                .chain(() -> links.replace(playbook.id, linked, current.get().subject()))
                .chain(() -> record(action, playbook)).chain(() -> view(playbook));
    }

    Uni<PlaybookView> change(UUID id, IfMatch match, PlaybookRequest request, Collection<Role> roles) {
        IfMatch.required(match);
        check(request.classifications());
        return playbooks.lock(id, roles).chain(playbook -> {
            IfMatch.check(match, playbook.version);
            playbook.status.require("change");
            if (!request.name().equals(playbook.name)) {
                throw new RuleBroken("/name", "Never changes: versions are known by it. Make another playbook");
            }
            apply(playbook, request);
            playbook.touch(current.get(), clock.instant());
            return playbooks.flush()
                    .chain(() -> links.replace(id, requireNonNullElse(request.classifications(), List.of()),
                            current.get().subject()))
                    .chain(() -> record("playbook_changed", playbook)).chain(() -> view(playbook));
        });
    }

    /** Says anew of which classifications it is the playbook: the one thing that changes of an active one. */
    Uni<PlaybookView> classify(UUID id, IfMatch match, List<Link> wanted, Collection<Role> roles) {
        IfMatch.required(match);
        check(wanted);
        return playbooks.lock(id, roles).chain(playbook -> {
            IfMatch.check(match, playbook.version);
            playbook.status.require("classifications");
            playbook.touch(current.get(), clock.instant());
            // Before the links are written, for the index would refuse them without a word.
            return playbooks.flush().chain(() -> playbook.status == PlaybookStatus.ACTIVE
                    ? links.rival(id, wanted)
                    : Uni.createFrom().<String>nullItem()).invoke(PlaybookService::refuse)
                    .chain(() -> links.replace(id, wanted, current.get().subject()))
                    .chain(() -> record("playbook_classified", playbook)).chain(() -> view(playbook));
        });
    }

    /** The version before steps down in the same transaction; alerts that it is in use for keep it. */
    Uni<PlaybookView> activate(UUID id, IfMatch match, Collection<Role> roles) {
        return playbooks.lock(id, roles).chain(playbook -> {
            IfMatch.check(match, playbook.version);
            playbook.status.require("activation");
            return playbooks.lockActive(playbook.name).chain(before -> before == null
                    ? Uni.createFrom().voidItem()
                    : stepDown(before))
                    .chain(() -> links.rival(id)).invoke(PlaybookService::refuse)
                    .invoke(() -> playbook.activate(current.get(), clock.instant()))
                    .chain(playbooks::flush).chain(() -> record("playbook_activated", playbook)).chain(() -> view(playbook));
        });
    }

    Uni<PlaybookView> deprecate(UUID id, IfMatch match, Collection<Role> roles) {
        return playbooks.lock(id, roles).chain(playbook -> {
            IfMatch.check(match, playbook.version);
            return stepDown(playbook).chain(() -> view(playbook));
        });
    }

    private Uni<Void> stepDown(InvestigationPlaybook playbook) {
        playbook.deprecate(current.get(), clock.instant());
        return playbooks.flush().chain(() -> record("playbook_deprecated", playbook));
    }

    private static void refuse(String rival) {
        if (rival != null) {
            throw new Conflict(rival);
        }
    }

    private static void check(List<Link> wanted) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; wanted != null && i < wanted.size(); i++) {
            if (!seen.add(wanted.get(i).classification())) {
                throw new RuleBroken("/classifications/" + i + "/classification", "Is there twice");
            }
        }
    }

    private void apply(InvestigationPlaybook playbook, PlaybookRequest request) {
        playbook.description = request.description();
        playbook.roles = requireNonNullElse(request.roles(), Set.<Audience>of()).stream().map(role -> role.wire).sorted()
                .toArray(String[]::new);
        playbook.steps = request.steps().stream().map(step -> new Step(ids.next(), step.title(), step.guidance(), step.link(),
                step.technique(), step.mandatory())).toList();
    }

    private Uni<PlaybookView> view(InvestigationPlaybook playbook) {
        return links.of(playbook.id).map(linked -> PlaybookView.of(playbook, linked));
    }

    private Uni<Void> record(String action, InvestigationPlaybook playbook) {
        return links.of(playbook.id).chain(linked -> audit.record(action, SUBJECT, playbook.id,
                Map.of("name", playbook.name, "playbookVersion", playbook.number, "status", playbook.status.wire, "roles",
                        List.of(playbook.roles), "steps", playbook.steps.size(), "classifications",
                        linked.stream().map(link -> link.classification() + " (" + link.relation().wire + ")").toList())));
    }
}
