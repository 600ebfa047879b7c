package io.harrier.alerts.playbook;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.harrier.alerts.playbook.PlaybookRequest.Link;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Which classifications playbooks are for. The status beside each link follows the playbook's by itself. */
@Singleton
class PlaybookLinks {

    private static final String OF = """
        select playbook_id, classification, relation from playbook_classification_links where playbook_id in (?1)
        order by relation, classification""";
    private static final String FORGET = "delete from playbook_classification_links where playbook_id = ?1";
    private static final String KEEP = """
        insert into playbook_classification_links (playbook_id, classification, relation, playbook_status, linked_by)
        select p.id, l.classification, l.relation, p.status, ?3
        from investigation_playbooks p, jsonb_to_recordset(cast(cast(?2 as text) as jsonb)) as l (classification text, relation text)
        where p.id = ?1""";
    private static final String RIVALS = """
        select l.classification, p.name from playbook_classification_links l
        join investigation_playbooks p on p.tenant_id = l.tenant_id and p.id = l.playbook_id
        where l.relation = 'primary' and l.playbook_status = 'active' and l.playbook_id <> ?1
          and l.classification in (?2)
        order by l.classification limit 1""";
    private static final String ACTIVE = """
        select playbook_id, classification, relation from playbook_classification_links
        where classification = ?1 and playbook_status = 'active' order by relation, playbook_id limit 50""";

    /** A link as it is found. */
    record Linked(UUID playbook, Link link) {

        static Linked of(Object[] row) {
            return new Linked((UUID) row[0],
                    new Link((String) row[1], LinkRelation.valueOf(((String) row[2]).toUpperCase(Locale.ROOT))));
        }
    }

    Uni<List<Link>> of(UUID playbook) {
        return of(List.of(playbook)).map(links -> links.getOrDefault(playbook, List.of()));
    }

    Uni<Map<UUID, List<Link>>> of(Collection<UUID> playbooks) {
        if (playbooks.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return Panache.getSession()
                .chain(session -> session.<Object[]>createNativeQuery(OF).setParameter(1, playbooks).getResultList())
                .map(rows -> rows.stream().map(Linked::of).collect(
                        Collectors.groupingBy(Linked::playbook, Collectors.mapping(Linked::link, Collectors.toList()))));
    }

    /** The active playbooks for alerts of a classification, the primary one first. */
    Uni<List<Linked>> active(String classification) {
        if (classification == null) {
            return Uni.createFrom().item(List.of());
        }
        return Panache.getSession()
                .chain(session -> session.<Object[]>createNativeQuery(ACTIVE).setParameter(1, classification)
                        .getResultList())
                .map(rows -> rows.stream().map(Linked::of).toList());
    }

    /** Replaces the links of a playbook that is in the database already. */
    Uni<Void> replace(UUID playbook, List<Link> links, String by) {
        var rows = new JsonArray();
        links.forEach(link -> rows.add(new JsonObject().put("classification", link.classification()).put("relation",
                link.relation().wire)));
        return Panache.getSession().chain(session -> session.createNativeQuery(FORGET).setParameter(1, playbook).executeUpdate()
                .chain(() -> session.createNativeQuery(KEEP).setParameter(1, playbook).setParameter(2, rows.encode())
                        .setParameter(3, by).executeUpdate()))
                .replaceWithVoid();
    }

    /** Another playbook that is active and primary for what this one is primary for, as words; null where there is none. */
    Uni<String> rival(UUID playbook) {
        return of(playbook).chain(links -> rival(playbook, links));
    }

    /** The same for links that this one is to have. */
    Uni<String> rival(UUID playbook, List<Link> links) {
        var primary = links.stream().filter(link -> link.relation() == LinkRelation.PRIMARY).map(Link::classification).toList();
        if (primary.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        return Panache.getSession()
                .chain(session -> session.<Object[]>createNativeQuery(RIVALS).setParameter(1, playbook)
                        .setParameter(2, primary).getResultList())
                .map(rows -> rows.isEmpty()
                        ? null
                        : rows.get(0)[1] + " is the active primary playbook of " + rows.get(0)[0] + " already");
    }
}
