package io.harrier.incidents.evidence;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * What people write about an item and may change; a JSON Merge Patch changes this and nothing else.
 *
 * @param activityId the investigation's activity that brought it
 * @param location where the thing is, or where the file was
 * @param sealNumbers of a thing
 * @param sensitive whether reading and taking it is written into the data access log
 * @param retentionPeriod how long it must be kept from its acquisition, as ISO 8601 has it; for good where absent
 * @param disposeAutomatically whether it goes by itself when that is over
 */
@Embeddable
@Schema(examples = """
    {"name": "pay-db-01-memory.raw", "description": "Memory of the host while it was still connected",
     "location": "Safe 3, Berlin", "metadata": {"host": "pay-db-01"}, "sealNumbers": ["B-00417"], "sensitive": true,
     "retentionPeriod": "P7Y", "disposeAutomatically": false}""")
public record EvidenceDetails(
        @Column(name = "activity_id") UUID activityId,
        @NotBlank @Size(max = 500) @Schema(examples = "pay-db-01-memory.raw") String name,
        @Size(max = 20_000) String description,
        @Size(max = 1000) String location,
        @JdbcTypeCode(SqlTypes.JSON) @Size(max = 100) Map<@NotBlank @Size(max = 100) String, @Size(max = 2000) String> metadata,
        @JdbcTypeCode(SqlTypes.ARRAY) @Column(name = "seal_numbers") @Size(max = 100) List<@NotBlank @Size(max = 100) String> sealNumbers,
        @Column(name = "is_sensitive") boolean sensitive,
        @Column(name = "retention_period") @Pattern(regexp = "P(\\d{1,3}Y)?(\\d{1,4}M)?(\\d{1,5}D)?(?<!P)", message = "Must be a period of the calendar, like P90D or P7Y") @Schema(examples = "P7Y") String retentionPeriod,
        @Column(name = "dispose_automatically") boolean disposeAutomatically) {

    public EvidenceDetails {
        metadata = metadata == null ? Map.of() : Map.copyOf(metadata);
        sealNumbers = sealNumbers == null ? List.of() : List.copyOf(sealNumbers);
    }

    /** What of it tells where a thing is, whether it was opened, who sees it and when it goes: before and after, where they differ. */
    Map<String, Object> custodialDifferencesTo(EvidenceDetails before) {
        var differences = new TreeMap<String, Object>();
        differ(differences, "location", before.location, location);
        differ(differences, "sealNumbers", before.sealNumbers, sealNumbers);
        differ(differences, "sensitive", before.sensitive, sensitive);
        differ(differences, "retentionPeriod", before.retentionPeriod, retentionPeriod);
        differ(differences, "disposeAutomatically", before.disposeAutomatically, disposeAutomatically);
        return differences;
    }

    private static void differ(Map<String, Object> differences, String name, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            var both = new TreeMap<String, Object>();
            both.put("before", before);
            both.put("after", after);
            differences.put(name, both);
        }
    }

    Period retention() {
        return retentionPeriod == null ? null : Period.parse(retentionPeriod);
    }
}
