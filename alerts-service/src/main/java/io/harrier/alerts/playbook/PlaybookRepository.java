package io.harrier.alerts.playbook;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.harrier.platform.access.Role;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class PlaybookRepository implements PanacheRepositoryBase<InvestigationPlaybook, UUID> {

    static final String SORT = "name";

    private static final String LIST = """
        select p.id from investigation_playbooks p
        where (p.name, p.playbook_version) > (?1, ?2) and p.updated_at >= ?3 and p.status in (?4)
          and (?5 = '' or p.name = ?5)
          and (?6 = '' or exists (select from playbook_classification_links l where l.tenant_id = p.tenant_id
              and l.playbook_id = p.id and l.classification = ?6))
          and (cast(?7 as boolean) or cardinality(p.roles) = 0 or exists (select from unnest(p.roles) r where r in (?8)))
        order by p.name, p.playbook_version limit ?9""";

    Uni<InvestigationPlaybook> get(UUID id, Collection<Role> roles) {
        return findById(id).invoke(found -> requireSeen(found, id, roles));
    }

    Uni<InvestigationPlaybook> lock(UUID id, Collection<Role> roles) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).invoke(found -> requireSeen(found, id, roles));
    }

    /** Who is not of its audience is told that it is not there. */
    private static void requireSeen(InvestigationPlaybook found, UUID id, Collection<Role> roles) {
        if (found == null || !Audience.includes(found.roles, roles)) {
            throw new NotFound("investigation playbook", id);
        }
    }

    Uni<Boolean> hasName(String name) {
        return count("name", name).map(known -> known > 0);
    }

    /** The number of the last version of that name. */
    Uni<Integer> lastNumber(String name) {
        return find("name = ?1 order by number desc", name).firstResult().map(last -> last.number);
    }

    Uni<Boolean> hasDraft(String name) {
        return count("name = ?1 and status = ?2", name, PlaybookStatus.DRAFT).map(known -> known > 0);
    }

    /** The version of that name that is active, locked; null where none is. */
    Uni<InvestigationPlaybook> lockActive(String name) {
        return find("name = ?1 and status = ?2", name, PlaybookStatus.ACTIVE).withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    Uni<List<InvestigationPlaybook>> list(Collection<UUID> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : find("id in ?1", ids).list();
    }

    /** One row more than the page holds. */
    Uni<List<InvestigationPlaybook>> list(PlaybookFilter filter, PageRequest page, Collection<Role> roles) {
        var after = Cursor.decode(page.cursor, SORT, 2);
        var states = filter.status == null || filter.status.isEmpty() ? Arrays.asList(PlaybookStatus.values()) : filter.status;
        return getSession().chain(session -> session.<UUID>createNativeQuery(LIST)
                .setParameter(1, after == null ? "" : after.text(0)).setParameter(2, after == null ? 0 : after.number(1))
                .setParameter(3, page.updatedSince == null ? Instant.EPOCH : page.updatedSince)
                .setParameter(4, states.stream().map(state -> state.wire).toList())
                .setParameter(5, filter.name == null ? "" : filter.name)
                .setParameter(6, filter.classification == null ? "" : filter.classification)
                .setParameter(7, Audience.seesAll(roles)).setParameter(8, Audience.wires(roles))
                .setParameter(9, page.limit + 1).getResultList())
                .chain(ids -> list(ids)
                        .map(rows -> rows.stream().sorted(Comparator.comparing(row -> ids.indexOf(row.id))).toList()));
    }
}
