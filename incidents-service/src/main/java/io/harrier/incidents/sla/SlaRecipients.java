package io.harrier.incidents.sla;

import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentMembers;
import io.harrier.incidents.incident.IncidentRole;
import io.harrier.incidents.incident.Person;
import io.smallrye.mutiny.Uni;

/** Who is to be told when a role is: those who hold it on the incident now. Who holds it in the organization its directory knows. */
@Singleton
class SlaRecipients {

    private final IncidentMembers members;

    SlaRecipients(IncidentMembers members) {
        this.members = members;
    }

    Uni<List<Person>> of(Incident incident, String role) {
        if (IncidentRole.OWNER.wire.equals(role)) {
            return Uni.createFrom().item(holders(incident.owner));
        }
        if (IncidentRole.INCIDENT_MANAGER.wire.equals(role)) {
            return Uni.createFrom().item(holders(incident.incidentManager));
        }
        return members.of(incident.id).map(all -> all.stream().filter(it -> it.role.wire.equals(role))
                .map(it -> named(it.holder)).distinct().toList());
    }

    private static List<Person> holders(Person office) {
        return Stream.ofNullable(office).map(SlaRecipients::named).toList();
    }

    private static Person named(Person person) {
        return new Person(person.subject(), person.shown());
    }
}
