package io.harrier.local.demo;

import java.net.URI;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import io.harrier.local.Console;
import io.harrier.local.Ports;

/**
 * The scenario of a first evening with Harrier, played through its real interfaces only: Kafka as pipelines use it, REST with
 * tokens of real people. What it came to is read back from the API and shown as a table.
 */
public final class Demo {

    private final Console console;
    private final People people;
    private final URI tenable;
    private final Ingest ingest;
    /** A run has a source of its own, so that it counts its own alerts where data are kept. */
    private final String sourceSystem = "demo-" + DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
            .format(LocalDateTime.now(ZoneOffset.UTC));

    public Demo(Ports ports, Console console) {
        this.console = console;
        this.people = new People(local(ports.gateway()), local(ports.keycloak()));
        this.tenable = URI.create("http://127.0.0.1:" + ports.tenable());
        this.ingest = new Ingest("127.0.0.1:" + ports.kafka(), sourceSystem);
    }

    /** @throws DemoFailure at the first step that does not go as it should */
    public void play() {
        console.say("");
        console.say("A scenario is played");
        console.say("  2,000 alerts are sent to Kafka for acme and globex");
        Response response = new Response(people);
        response.promise();
        ingest.send("acme");
        ingest.send("globex");
        Ingest.Counts acme = ingest.awaitAll(people.analyst());
        Ingest.Counts globex = ingest.awaitAll(people.managerOfGlobex());
        console.say("  An analyst claims the gravest and escalates it; the incident is contained and closed, late");
        Response.Outcome incident = response.play(sourceSystem);
        console.say("  Its review is written, approved and published; its plan is carried out");
        Review.Outcome review = new Review(people).play(incident.incident());
        console.say("  Tenable is connected and synchronized");
        Scan.Outcome scan = new Scan(people, tenable).play();
        new Report(console, people.analyst()).print(acme, globex, incident, review, scan);
    }

    private static URI local(int port) {
        return URI.create("http://localhost:" + port);
    }
}
