package io.harrier.platform.tenancy;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** An organization as Keycloak's admin API lists it. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record Organization(UUID id, String alias, String name, boolean enabled) {
}
