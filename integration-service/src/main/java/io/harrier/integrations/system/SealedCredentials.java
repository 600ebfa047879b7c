package io.harrier.integrations.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.integrations.secret.SecretVault;

/** Seals the credentials of an external system into its row, and opens them for a connection. */
@Singleton
class SealedCredentials {

    private final SecretVault vault;
    private final ObjectMapper json;

    SealedCredentials(SecretVault vault, ObjectMapper json) {
        this.vault = vault;
        this.json = json;
    }

    void keep(ExternalSystem system, Credentials credentials, UUID tenant, Instant now) {
        try {
            system.keep(vault.seal(json.writeValueAsBytes(credentials), tenant, system.id), now);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Credentials could not be written", impossible);
        }
    }

    /** The credentials; what an older key has sealed is sealed anew with the current one. Null where there are none. */
    Credentials open(ExternalSystem system, UUID tenant) {
        if (!system.hasCredentials()) {
            return null;
        }
        byte[] secret = vault.open(system.sealedCredentials, tenant, system.id);
        if (vault.outdated(system.sealedCredentials)) {
            system.reseal(vault.seal(secret, tenant, system.id));
        }
        try {
            return json.readValue(secret, Credentials.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Sealed credentials can't be read", unreadable);
        }
    }
}
