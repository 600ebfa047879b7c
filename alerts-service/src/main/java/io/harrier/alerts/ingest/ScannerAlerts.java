package io.harrier.alerts.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.alerts.alert.AlertAnnouncements.Observable;
import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.EventSpace;
import io.harrier.alerts.alert.KeyLength;
import io.harrier.alerts.alert.ObservableType;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SourceType;
import io.harrier.alerts.format.AlertRecord;
import io.harrier.alerts.format.Payload;
import io.harrier.alerts.ingest.Sighting.Received;
import io.harrier.alerts.source.SourcePolicies;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Makes alerts of a scanner's findings, as {@code vulnerability.detected} announces them. */
@Singleton
public class ScannerAlerts {

    private static final String SOURCE_SYSTEM = "tenable";

    private final AlertStore store;
    private final SourcePolicies policies;

    ScannerAlerts(AlertStore store, SourcePolicies policies) {
        this.store = store;
        this.policies = policies;
    }

    public Uni<Void> store(SqlConnection connection, UUID tenant, JsonNode detected, Instant at) {
        return policies.of(connection, tenant).map(sources -> sources.policyOf(null, SOURCE_SYSTEM))
                .chain(policy -> policy.enabled()
                        ? store.store(connection, List.of(Received.treated(tenant, policy, alert(detected, at))))
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    private static AlertRecord alert(JsonNode detected, Instant at) {
        var finding = detected.path("vulnerability");
        var asset = detected.path("asset");
        var observables = new ArrayList<Observable>();
        finding.path("cve").forEach(cve -> observables.add(new Observable(ObservableType.CVE, cve.asText())));
        asset.path("ipv4").forEach(ip -> observables.add(new Observable(ObservableType.IP, ip.asText())));
        if (asset.hasNonNull("hostname")) {
            observables.add(new Observable(ObservableType.HOST, asset.path("hostname").asText()));
        }
        var severity = Severity.named(finding.path("severity").asText()).orElse(null);
        String name = cut(asset.path("name").asText(), EventSpace.LONGEST_SYSTEM);
        return new AlertRecord(SOURCE_SYSTEM, "plugin:" + finding.path("pluginId").asText(), SourceType.SCANNER,
                cut(finding.path("pluginName").asText(), 500), finding.path("description").asText(null), severity,
                finding.path("severity").asText(), "vulnerability", null, at,
                new Thing("asset", asset.path("id").asText(), name), List.of(name), List.of(asset.path("id").asText()),
                observables.stream().filter(it -> KeyLength.fits(it.value(), KeyLength.OBSERVABLE)).distinct().toList(), null,
                null, null,
                Map.of("vulnerabilityId", finding.path("id").asText(), "pluginId", finding.path("pluginId").asText()),
                List.of(),
                Payload.of(detected.toString().getBytes(UTF_8), "application/json"));
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
