package io.harrier.local.tenable;

import com.fasterxml.jackson.databind.JsonNode;

/** What identifies a finding at Tenable: one plugin on one port of one asset. Works where the record has no {@code finding_id}. */
public record FindingKey(String assetUuid, int pluginId, int port, String protocol) implements Comparable<FindingKey> {

    /** The key of a record of a findings chunk. */
    public static FindingKey of(JsonNode finding) {
        return new FindingKey(finding.at("/asset/uuid").asText(), finding.at("/plugin/id").asInt(),
                finding.at("/port/port").asInt(), finding.at("/port/protocol").asText());
    }

    @Override
    public int compareTo(FindingKey other) {
        return toString().compareTo(other.toString());
    }
}
