package io.harrier.integrations.asset;

import static io.harrier.integrations.listing.Columns.decimal;
import static io.harrier.integrations.listing.Columns.instant;
import static io.harrier.integrations.listing.Columns.texts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.platform.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;

/** An asset as clients see it. */
@RegisterForReflection
public record AssetView(
        UUID id,
        long version,
        UUID systemId,
        @Schema(description = "Its identity in the external system") String externalId,
        String name,
        String hostname,
        List<String> fqdns,
        List<String> ipv4,
        List<String> ipv6,
        List<String> macAddresses,
        String netbiosName,
        List<String> operatingSystems,
        List<String> systemTypes,
        String agentId,
        String biosId,
        String serialNumber,
        String networkId,
        @Schema(description = "How critical the source holds it to be, 1 to 10") BigDecimal rating,
        @Schema(description = "How exposed it is, 0 to 1000") BigDecimal exposure,
        @Schema(enumeration = {
                "critical", "high", "medium", "low"}) String criticality,
        List<ScannedAsset.Tag> tags,
        List<String> sources,
        @Schema(enumeration = {"active", "terminated", "deleted"}) String status,
        Instant statusSince,
        Instant firstSeenAt,
        Instant lastSeenAt,
        Instant lastScanAt,
        Instant lastAuthenticatedScanAt,
        Instant createdAt,
        Instant updatedAt) implements Versioned{

    static AssetView of(Row row) {
        return new AssetView(row.getUUID("id"), row.getLong("version"), row.getUUID("external_system_id"),
                row.getString("external_id"),
                row.getString("name"), row.getString("hostname"), texts(row, "fqdns"), texts(row, "ipv4"), texts(row, "ipv6"),
                texts(row, "mac_addresses"), row.getString("netbios_name"), texts(row, "operating_systems"),
                texts(row, "system_types"),
                row.getString("agent_id"), row.getString("bios_id"), row.getString("serial_number"),
                row.getString("network_id"),
                decimal(row, "rating"), decimal(row, "exposure"), row.getString("criticality"), tags(row),
                texts(row, "sources"),
                row.getString("status"), instant(row, "status_since"), instant(row, "first_seen_at"),
                instant(row, "last_seen_at"),
                instant(row, "last_scan_at"), instant(row, "last_authenticated_scan_at"), instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static List<ScannedAsset.Tag> tags(Row row) {
        return ((JsonArray) row.getValue("tags")).stream().map(JsonObject.class::cast)
                .map(tag -> new ScannedAsset.Tag(tag.getString("category"), tag.getString("value"))).toList();
    }
}
