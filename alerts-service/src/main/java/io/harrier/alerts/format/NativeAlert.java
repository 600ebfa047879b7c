package io.harrier.alerts.format;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Harrier's own alert format: what clients post and pipelines may send. Over REST an unknown property is refused. */
@Schema(description = "An alert, in Harrier's own format", requiredProperties = {"sourceSystem", "sourceId", "title",
        "severity"})
public record NativeAlert(
        @Schema(description = "The product or pipeline that speaks; at most 1,000 bytes of UTF-8", examples = "crowdstrike", maxLength = 1000) Object sourceSystem,
        @Schema(description = "The product's own id: with sourceSystem it is the identity by which duplicates fold; at most 1,000 bytes of UTF-8", examples = "ldt:9f31:77", maxLength = 1000) Object sourceId,
        @Schema(examples = "edr", enumeration = {
                "edr", "firewall", "email", "siem", "monitoring_rule", "scanner", "threat_intel",
                "manual", "metric"}) Object sourceType,
        @Schema(examples = "Credential dumping on WS-0142", maxLength = 500) Object title,
        @Schema(examples = "lsass was read by an unsigned process", maxLength = 20000) Object description,
        @Schema(examples = "high", enumeration = {"critical", "high", "medium", "low", "informational"}) Object severity,
        @Schema(examples = "credential_access", maxLength = 200) Object classification,
        @Schema(examples = "high", enumeration = {"high", "medium", "low"}) Object confidence,
        @Schema(description = "When it was seen, RFC 3339; the time of receipt where absent", examples = "2026-05-01T12:00:00Z") Object detectedAt,
        Entity entity,
        @Schema(description = "Each of at most 255 characters", examples = "[\"WS-0142\"]") List<Object> affectedSystems,
        @Schema(description = "Each of at most 255 characters", examples = "[\"asset-77\"]") List<Object> affectedAssets,
        List<Observable> observables,
        @Schema(description = "For metrics: the limit") BigDecimal thresholdValue,
        @Schema(description = "For metrics: what was measured") BigDecimal currentValue,
        @Schema(description = "Microsoft Defender's context, kept whole") Map<String, Object> defenderContext,
        @Schema(description = "What the pipeline adds") Map<String, Object> enrichment){

    record Entity(@Schema(examples = "host") Object type, @Schema(examples = "aid-1f") Object id,
            @Schema(examples = "WS-0142") Object name) {
    }

    record Observable(
            @Schema(enumeration = {
                    "ip", "domain", "hash", "user", "host", "url", "cve", "email"}, examples = "ip") Object type,
            @Schema(description = "At most 500 bytes of UTF-8", examples = "203.0.113.7", maxLength = 500) Object value){
    }
}
