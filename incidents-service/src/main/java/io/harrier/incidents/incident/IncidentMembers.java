package io.harrier.incidents.incident;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** Who is and was what to which incident; whoever is anything to a restricted one sees it. */
@Singleton
public class IncidentMembers implements PanacheRepositoryBase<RoleHolding, UUID> {

    private static final String SORT = "since";

    private final Clock clock;

    IncidentMembers(Clock clock) {
        this.clock = clock;
    }

    /** The roles that are held now, the first granted first. */
    public Uni<List<RoleHolding>> of(UUID incident) {
        var now = clock.instant();
        return notEnded(incident).map(all -> all.stream().filter(it -> it.isHeld(now)).toList());
    }

    /** The same with those whose time is over and whose end nobody has written down yet. */
    public Uni<List<RoleHolding>> notEnded(UUID incident) {
        return list("incidentId = ?1 and endedAt is null order by since, id", incident);
    }

    /** One that was ever granted here, or null. */
    public Uni<RoleHolding> of(UUID incident, UUID holding) {
        return find("incidentId = ?1 and id = ?2", incident, holding).firstResult();
    }

    /** All that were ever held, the first granted first; one row more than the page holds. */
    public Uni<List<RoleHolding>> history(UUID incident, List<IncidentRole> roles, String subject, PageRequest page) {
        var conditions = new Conditions().with("incidentId = :incident", "incident", incident)
                .anyOf("role in :roles", "roles", roles).with("holder.subject = :subject", "subject", subject)
                .with("(since >= :updatedSince or endedAt >= :updatedSince)", "updatedSince", page.updatedSince);
        conditions.after(Cursor.decode(page.cursor, SORT, 2), "since");
        return find(conditions.text() + " order by since, id", conditions.values()).range(0, page.limit).list();
    }

    public Cursor after(RoleHolding last) {
        return Cursor.of(SORT, last.since, last.id);
    }

    /**
     * The subjects of all who see an incident while it is restricted, as {@code hidden_incidents()} has it, sorted; null where it is not.
     * Owner and incident manager are those of the incident itself, whatever is written of them yet.
     */
    public Uni<List<String>> whoSee(Incident incident) {
        return incident.restricted ? of(incident.id).map(held -> subjects(incident, held)) : Uni.createFrom().nullItem();
    }

    /** The same of those whose sight has no end, whoever makes them something else. */
    public Uni<List<String>> whoSeeForGood(Incident incident) {
        return incident.restricted
                ? of(incident.id).map(held -> subjects(incident, held.stream().filter(it -> it.until == null).toList()))
                : Uni.createFrom().nullItem();
    }

    /** The same as it was told last: with those whose time is over since. */
    Uni<List<String>> whoSaw(Incident incident) {
        return incident.restricted
                ? notEnded(incident.id).map(held -> subjects(incident, held))
                : Uni.createFrom().nullItem();
    }

    private static List<String> subjects(Incident incident, List<RoleHolding> held) {
        var named = Stream.of(incident.owner, incident.incidentManager, incident.reporter).filter(Objects::nonNull);
        var others = held.stream().filter(it -> !it.role.isOffice()).map(it -> it.holder);
        return Stream.concat(named, others).map(Person::subject).distinct().sorted().toList();
    }

    /** What ends is written before what begins: at no moment does anybody hold the same twice. */
    public Uni<Void> addAll(List<RoleHolding> all) {
        return flush().chain(() -> getSession()).chain(session -> session.persistAll(all.toArray())).chain(() -> flush());
    }
}
