package io.harrier.alerts.format;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SourceType;
import io.harrier.alerts.format.Unreadable.Reason;

/**
 * Microsoft Graph's security alert v2: Defender and Sentinel. The whole record is kept as Defender context. Its classification and
 * determination are people's verdict, not a kind; it knows no critical.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/security-alert">alert resource type</a>
 */
final class GraphFormat implements AlertFormat {

    private static final String TYPE = "#microsoft.graph.security.alert";

    @Override
    public String name() {
        return "microsoft_graph";
    }

    @Override
    public boolean recognizes(JsonNode record) {
        return isAlert(record) || record.has("@odata.context") && isAlert(record.path("value").path(0));
    }

    private static boolean isAlert(JsonNode record) {
        return TYPE.equals(record.path("@odata.type").textValue())
                || record.has("serviceSource") && (record.has("detectionSource") || record.has("providerAlertId"));
    }

    /** One alert, or the page of alerts that a list answers. */
    @Override
    public List<Reading> read(Incoming incoming) {
        var value = incoming.record().path("value");
        if (!value.isArray()) {
            return List.of(reading(incoming, incoming.record(), ""));
        }
        if (value.isEmpty()) {
            throw new Unreadable(Reason.NOT_AN_ALERT, "/value", "There are no alerts in it");
        }
        var readings = new ArrayList<Reading>(value.size());
        for (int index = 0; index < value.size(); index++) {
            readings.add(reading(incoming.part(value.get(index), value.size()), value.get(index), "/value/" + index));
        }
        return readings;
    }

    private Reading reading(Incoming incoming, JsonNode alert, String at) {
        var draft = new Draft(this, incoming);
        if (at.isEmpty()) {
            draft.identity(alert.path("id"), "/id");
        } else {
            draft.sourceId = Identity.required(alert.path("id"), at + "/id");
        }
        String service = Json.text(alert.path("serviceSource"));
        draft.sourceSystem = Identity.system(service == null ? "microsoft" : service,
                Json.text(alert.path("detectionSource")));
        draft.sourceType = sourceType(service);
        draft.title = Json.text(alert.path("title"));
        draft.description = Json.text(alert.path("description"));
        draft.classification = Json.text(alert.path("category"));
        String severity = Json.text(alert.path("severity"));
        draft.severity(at + "/severity", severity, severity == null ? null : Severity.named(severity).orElse(null));
        draft.seenAt(at + "/firstActivityDateTime", alert.path("firstActivityDateTime"));
        draft.seenAt(at + "/createdDateTime", alert.path("createdDateTime"));
        draft.status = Json.text(alert.path("status"));
        if ("resolved".equals(draft.status)) {
            draft.over();
        }
        draft.verdict = verdict(alert);
        draft.tenant = Json.text(alert.path("tenantId"));
        draft.id("providerAlertId", Json.text(alert.path("providerAlertId")));
        draft.id("detectorId", Json.text(alert.path("detectorId")));
        draft.id("alertPolicyId", Json.text(alert.path("alertPolicyId")));
        draft.group("incidentId", Json.text(alert.path("incidentId")));
        draft.label("threatFamily", Json.text(alert.path("threatFamilyName")));
        draft.label("threat", Json.text(alert.path("threatDisplayName")));
        draft.label("productName", Json.text(alert.path("productName")));
        draft.reference(Json.text(alert.path("alertWebUrl")));
        draft.reference(Json.text(alert.path("incidentWebUrl")));
        Json.texts(alert.path("mitreTechniques")).forEach(it -> Attack.techniques(it, draft.techniques));
        draft.tactic(draft.classification);
        GraphEvidence.collect(alert.path("evidence"), draft);
        draft.defenderContext = Json.map(alert);
        if (draft.entity == null) {
            String actor = Json.text(alert.path("actorDisplayName"));
            draft.entity = actor == null ? null : new Thing("actor", null, actor);
        }
        return draft.reading();
    }

    private static SourceType sourceType(String service) {
        if ("microsoftDefenderForEndpoint".equals(service)) {
            return SourceType.EDR;
        }
        return "microsoftDefenderForOffice365".equals(service) ? SourceType.EMAIL : SourceType.SIEM;
    }

    private static String verdict(JsonNode alert) {
        String classification = Json.text(alert.path("classification"));
        String determination = Json.text(alert.path("determination"));
        return classification == null || determination == null || determination.equals(classification)
                ? classification == null ? determination : classification
                : classification + "/" + determination;
    }
}
