package io.harrier.local.demo;

import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.local.Console;

/** What the scenario came to, as a short table with links. */
final class Report {

    private final Console console;
    private final Api api;

    Report(Console console, Api api) {
        this.console = console;
        this.api = api;
    }

    void print(Ingest.Counts acme, Ingest.Counts globex, Response.Outcome incident, Review.Outcome review, Scan.Outcome scan) {
        console.say("");
        row("alerts", "%10s %10s", "acme", "globex");
        row("  sent", "%,10d %,10d", acme.received(), globex.received());
        row("  new", "%,10d %,10d", acme.alerts(), globex.alerts());
        row("  folded", "%,10d %,10d", acme.folded(), globex.folded());
        row("escalated", "%s", text(incident.alert(), "title"));
        link("alerts", incident.alert());
        row("incident", "%s %s, %s breached", text(incident.incident(), "reference"), text(incident.incident(), "status"),
                String.join(" and ", incident.breached()));
        link("incidents", incident.incident());
        row("review", "%s %s, %d findings", text(review.review(), "type"), text(review.review(), "status"), review.findings());
        link("reviews", review.review());
        row("plan", "%s, %d tasks, %s %%", text(review.plan(), "status"), review.tasks(),
                text(review.plan(), "completionPercentage"));
        link("remediation-plans", review.plan());
        row("Tenable sync", "%s, %,d assets, %,d findings", text(scan.run(), "status"), scan.records("assets"),
                scan.records("vulnerabilities"));
        link("sync-runs", scan.run());
        row("alert from it", "%s", text(scan.alert(), "title"));
        link("alerts", scan.alert());
    }

    private void row(String name, String format, Object... values) {
        console.say(String.format(Locale.ROOT, "  %-14s ", name) + String.format(Locale.ROOT, format, values));
    }

    private void link(String kind, JsonNode shown) {
        row("", "%s", api.link("/api/v1/" + kind + "/" + text(shown, "id")));
    }

    private static String text(JsonNode shown, String field) {
        return shown.path(field).asText();
    }
}
