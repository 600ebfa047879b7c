package io.harrier.integrations.secret;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells operators which key seals. */
@Readiness
@Singleton
class SecretKeysReady implements HealthCheck {

    private final SecretKeys keys;

    SecretKeysReady(SecretKeys keys) {
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Encryption keys").up()
                .withData("current", keys.canSeal() ? keys.currentId() : "none").build();
    }
}
