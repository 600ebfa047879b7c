package io.harrier.local;

/** Tells a newcomer where things are and how to talk to them. */
final class Welcome {

    private final Ports ports;

    Welcome(Ports ports) {
        this.ports = ports;
    }

    void print(Console console) {
        boolean standard = ports.equals(Ports.standard());
        String token = (standard ? "" : "HARRIER_KEYCLOAK=http://localhost:" + ports.keycloak() + " ")
                + "./deploy/token acme-analyst";
        console.say("");
        console.say("  API         http://localhost:" + ports.gateway() + "/api/v1/");
        console.say("  Kafka       localhost:" + ports.kafka()
                + "   SIEM pipelines send to siem.alerts.acme and siem.alerts.globex");
        console.say("  Keycloak    http://localhost:" + ports.keycloak()
                + "   admin/admin; every other password is the user's name");
        console.say("  PostgreSQL  postgresql://postgres@localhost:" + ports.postgres() + "/" + LocalPostgres.DATABASE);
        console.say("");
        console.say("  A token:    " + token);
        console.say("  Try it:     curl -H \"Authorization: Bearer $(" + token + ")\" http://localhost:" + ports.gateway()
                + "/api/v1/alerts");
        console.say("");
    }
}
