package io.harrier.alerts.processing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.harrier.alerts.asset.AssetMatch;
import io.harrier.alerts.indicator.IndicatorMatch;

/** What was found, as it stands in an alert's enrichment. */
final class Shown {

    private static final int MOST = 20;

    private Shown() {
    }

    static Map<String, Object> asset(AssetMatch asset) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("id", asset.id().toString());
        shown.put("name", asset.name());
        put(shown, "hostname", asset.hostname());
        put(shown, "fqdns", some(asset.fqdns()));
        put(shown, "ips", some(asset.ips()));
        put(shown, "operatingSystem", asset.operatingSystem());
        put(shown, "criticality", asset.criticality());
        return shown;
    }

    static Map<String, Object> vulnerabilities(AssetMatch asset, List<String> targeted) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("open", asset.open());
        put(shown, "targeted", some(targeted));
        return shown;
    }

    static Map<String, Object> indicator(IndicatorMatch match) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("id", match.id().toString());
        shown.put("type", match.type());
        shown.put("value", match.value());
        shown.put("source", match.source());
        shown.put("verdict", match.verdict().wire);
        put(shown, "confidence", match.confidence());
        put(shown, "tlp", match.tlp() == null ? null : match.tlp().wire);
        put(shown, "pap", match.pap() == null ? null : match.pap().wire);
        put(shown, "labels", some(match.labels()));
        put(shown, "description", match.description());
        put(shown, "validUntil", match.validUntil() == null ? null : match.validUntil().toString());
        return shown;
    }

    private static List<String> some(List<String> all) {
        return all.isEmpty() ? null : all.stream().limit(MOST).toList();
    }

    private static void put(Map<String, Object> shown, String name, Object value) {
        if (value != null) {
            shown.put(name, value);
        }
    }
}
