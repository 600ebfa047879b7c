package io.harrier.alerts.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.alerts.alert.AlertAnnouncements.Observable;
import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.Confidence;
import io.harrier.alerts.alert.ObservableType;
import io.harrier.alerts.alert.SecurityAlert;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SourceType;
import io.harrier.alerts.format.AlertRecord;
import io.harrier.alerts.format.CelExpressions;
import io.harrier.alerts.format.Payload;
import io.harrier.platform.problem.RuleBroken;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class AlertExpressionsTest {

    private static final Instant SEEN = Instant.parse("2026-05-01T12:00:00Z");
    private static final List<Observable> OBSERVABLES = List.of(new Observable(ObservableType.IP, "203.0.113.7"));
    private static final Map<String, Object> ENRICHMENT = Map.of("asset", Map.of("score", 7, "tags", List.of("pci")));

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final AlertExpressions expressions = new AlertExpressions(new CelExpressions(), metrics);

    @Test
    void everyPropertyIsThereOfARecordAndOfAStoredAlert() {
        for (String name : AlertType.PROPERTIES.keySet()) {
            assertNotNull(AlertValues.of(record(), Severity.HIGH).get(name), name);
            assertNotNull(AlertValues.of(stored(), OBSERVABLES).get(name), name);
        }
        assertEquals(AlertType.PROPERTIES.keySet(), AlertValues.of(stored(), OBSERVABLES).keySet());
    }

    @Test
    void aConditionHoldsOfARecordAsOfWhatIsStoredOfIt() {
        holds("alert.title.contains('dumping') && alert.severity in ['high', 'critical']");
        holds("alert.entity.type == 'host' && alert.entity.name.matches('^ws-[0-9]+$')");
        holds("alert.observables.exists(it, it.type == 'ip' && it.value.startsWith('203.0.113.'))");
        holds("'ws-1' in alert.affectedSystems && size(alert.affectedAssets) == 1 && alert.confidence == 'high'");
        holds("alert.enrichment.asset.score > 5 && 'pci' in alert.enrichment.asset.tags");
        holds("alert.currentValue > alert.thresholdValue");
        holds("alert.firstSeenAt < timestamp('2026-06-01T00:00:00Z') && alert.firstSeenAt.getHours('Europe/Zurich') == 14");
        holds("!has(alert.enrichment.user) && alert.?enrichment.?user.orValue('nobody') == 'nobody'");
        holds("alert.sourceType == 'edr' && alert.sourceSystem == 'edr-1' && alert.classification == 'credential_access'");
    }

    @Test
    void whatItAsksForInVainDoesNotHoldAndIsCounted() {
        var condition = expressions.condition("alert.enrichment.user == 'x'", "/condition");
        assertFalse(condition.matches(AlertValues.of(record(), Severity.HIGH)));
        assertFalse(condition.matches(AlertValues.of(stored(), OBSERVABLES)));
        assertEquals(2, metrics.counter("harrier_alert_conditions_failed_total").count());
        holds("alert.severity == 'high'");
        assertEquals(2, metrics.counter("harrier_alert_conditions_failed_total").count());
    }

    @Test
    void whatIsNoConditionOnAnAlertIsRefusedNamingTheField() {
        for (String wrong : List.of("alert.titel == 'x'", "alert.title", "alert.severity > 3", "record.title == 'x'", "alert.(",
                "alert.title.matches('(')", "alert.title.matches('((a{999}){999}){999}')",
                "alert.title.matches(alert.severity)", "alert.entity.kind == 'x'", "1 + 1",
                "alert.enrichment.user")) {
            var refused = assertThrows(RuleBroken.class, () -> expressions.condition(wrong, "/pattern"), wrong);
            assertEquals("/pattern", refused.problem().errors().get(0).pointer(), wrong);
        }
    }

    @Test
    void anExpressionHasAnyType() throws Exception {
        var expression = expressions.expression("alert.enrichment.asset.score * 2", "/score");
        assertEquals(14L, expression.of(AlertValues.of(record(), Severity.HIGH)).orElseThrow());
    }

    private void holds(String text) {
        var condition = expressions.condition(text, "/condition");
        assertTrue(condition.matches(AlertValues.of(record(), Severity.HIGH)), text);
        assertTrue(condition.matches(AlertValues.of(stored(), OBSERVABLES)), text);
    }

    private static AlertRecord record() {
        return new AlertRecord("edr-1", "a1", SourceType.EDR, "Credential dumping", "Of LSASS", null, "P2", "credential_access",
                Confidence.HIGH, SEEN, new Thing("host", "h1", "ws-1"), List.of("ws-1"), List.of("h1"), OBSERVABLES,
                BigDecimal.ONE, BigDecimal.TEN, Map.of("a", 1), ENRICHMENT, List.of("severity_unknown"),
                Payload.of(new byte[0], null));
    }

    private static SecurityAlert stored() {
        var alert = new SecurityAlert();
        alert.sourceSystem = "edr-1";
        alert.sourceId = "a1";
        alert.sourceType = SourceType.EDR;
        alert.title = "Credential dumping";
        alert.description = "Of LSASS";
        alert.severity = Severity.HIGH;
        alert.sourceSeverity = Severity.HIGH;
        alert.severityOriginal = "P2";
        alert.classification = "credential_access";
        alert.confidence = Confidence.HIGH;
        alert.firstSeenAt = SEEN;
        alert.lastSeenAt = SEEN;
        alert.entityType = "host";
        alert.entityId = "h1";
        alert.entityName = "ws-1";
        alert.affectedSystems = new String[]{"ws-1"};
        alert.affectedAssets = new String[]{"h1"};
        alert.thresholdValue = BigDecimal.ONE;
        alert.currentValue = BigDecimal.TEN;
        alert.defenderContext = Map.of("a", 1);
        alert.enrichment = ENRICHMENT;
        alert.quality = new String[]{"severity_unknown"};
        return alert;
    }
}
