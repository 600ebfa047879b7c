package io.harrier.verifier;

import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The keys whose signatures count: those the auditor gave, and those a file carries whose fingerprint the auditor gave. A key that only the
 * file vouches for proves nothing: who forges the file puts a key of their own in.
 */
final class TrustedKeys {

    private final Map<String, PublicKey> byId = new LinkedHashMap<>();
    private final Set<String> fingerprints;

    TrustedKeys(List<PublicKey> given, Set<String> fingerprints) {
        given.forEach(key -> byId.put(Ed25519.id(key), key));
        this.fingerprints = fingerprints;
    }

    /** The same with those of the file's keys that are trusted by their fingerprints. */
    TrustedKeys with(JsonNode keys) {
        var all = new TrustedKeys(List.copyOf(byId.values()), fingerprints);
        for (JsonNode key : keys) {
            try {
                var read = Ed25519.publicKey(key.path("publicKey").asText());
                if (fingerprints.contains(Ed25519.fingerprint(read))) {
                    all.byId.put(Ed25519.id(read), read);
                }
            } catch (IllegalArgumentException notAKey) {
                // Then it vouches for nothing.
            }
        }
        return all;
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    boolean has(String keyId) {
        return byId.containsKey(keyId);
    }

    /** Whether one of them made it. Signatures of before keys were named by their public half name none of these. */
    boolean verifies(byte[] text, String signature) {
        return byId.values().stream().anyMatch(key -> Ed25519.verifies(key, text, signature));
    }
}
