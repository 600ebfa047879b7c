package io.harrier.incidents.incident;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.harrier.platform.access.Caller;
import io.harrier.platform.ids.Ids;
import io.smallrye.mutiny.Uni;

/** Makes observers of those whom a restriction names and who are nothing to the incident yet; those it names no more are none any more. */
@Singleton
class Restricting {

    private static final String WHY = "Named by the restriction";
    private static final String NO_MORE = "Not named by the restriction any more";

    private final IncidentMembers members;
    private final Ids ids;

    Restricting(IncidentMembers members, Ids ids) {
        this.members = members;
        this.ids = ids;
    }

    /** What a restriction changed: who was named before and now, and the roles that it gave and ended. */
    record Named(List<Person> before, List<Person> now, List<RoleHolding> begun, List<RoleHolding> ended) {
    }

    /** Whoever restricts an incident goes on seeing it. */
    Uni<Named> to(Incident incident, List<Person> people, Caller by, Instant now) {
        var named = new LinkedHashMap<String, Person>();
        named.put(by.subject(), Person.of(by));
        people.forEach(person -> named.put(person.subject(), person));
        return members.notEnded(incident.id).chain(held -> {
            var before = others(held, now).map(it -> it.holder).distinct().toList();
            var ended = held.stream().filter(it -> it.role == IncidentRole.OBSERVER)
                    .filter(it -> it.hasLapsed(now) || !named.containsKey(it.holder.subject())).toList();
            ended.forEach(it -> it.end(NO_MORE, by, now));
            var seen = others(held, now).map(it -> it.holder.subject()).collect(Collectors.toSet());
            var begun = missing(named, seen::contains).map(person -> RoleHolding.granted(ids.next(), incident.id,
                    IncidentRole.OBSERVER, person, null, WHY, by, now)).toList();
            return members.addAll(begun).replaceWith(() -> new Named(before, List.copyOf(named.values()), begun, ended));
        });
    }

    private static Stream<RoleHolding> others(List<RoleHolding> held, Instant now) {
        return held.stream().filter(it -> it.isHeld(now) && !it.role.isOffice());
    }

    private static Stream<Person> missing(Map<String, Person> named,
            Predicate<String> seen) {
        return named.values().stream().filter(person -> !seen.test(person.subject()));
    }
}
