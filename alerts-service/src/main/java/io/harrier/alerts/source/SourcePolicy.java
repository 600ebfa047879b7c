package io.harrier.alerts.source;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.format.AlertFormat;
import io.harrier.alerts.format.AlertRecord;
import io.harrier.alerts.format.EntityWindow;
import io.harrier.alerts.format.IdentityFields;

/**
 * How ingest reads and treats the records of one source of one tenant.
 *
 * @param format null where its records are recognized by their content
 * @param severities by the source's words in lower case
 * @param zone of its times that name none; null where nobody said
 * @param window null where only ids and identity fields tell what repeats what
 */
public record SourcePolicy(UUID id, String name, String sourceSystem, boolean enabled, AlertFormat format,
        IdentityFields identity,
        DuplicatePolicy duplicates, RefirePolicy refire, Map<String, Severity> severities, Severity defaultSeverity,
        EntityWindow window, ZoneId zone) {

    /** For sources of which the tenant said nothing. */
    public static final SourcePolicy DEFAULT = new SourcePolicy(null, null, null, true, null,
            IdentityFields.of(List.of(), ""), DuplicatePolicy.ON, RefirePolicy.REOPEN, Map.of(), Severity.MEDIUM, null, null);

    /** What stands for the entities by which an alert is a repeat within the window; null where they make it none. */
    public String entities(AlertRecord alert) {
        return window == null ? null : window.fingerprint(alert, identity.isEmpty() ? null : alert.sourceId());
    }

    /** Whether expressions of the tenant read its records, which may take their time. */
    boolean isProgrammed() {
        return format != null && LogSourceRules.GENERIC.equals(format.name());
    }

    /** What a word of the source means; null where the tenant says nothing of it. */
    public Severity severity(String word) {
        return word == null || severities.isEmpty() ? null : severities.get(word.toLowerCase(Locale.ROOT));
    }
}
