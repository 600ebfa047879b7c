package io.harrier.platform.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/**
 * The {@code organization} claim of a Keycloak token: alias → id and the roles held in that organization
 * ({@code organization.<alias>.realm_access.roles}, mapper "Organization Group Membership").
 */
record Organizations(Map<String, Membership> byAlias) {

    record Membership(UUID id, List<Role> roles) {
    }

    /** Reads the claim; absent, or of another shape, it holds no organization. */
    static Organizations of(Object claim) {
        var found = new TreeMap<String, Membership>();
        if (claim instanceof JsonObject organizations) {
            organizations.forEach((alias, value) -> membership(value).ifPresent(membership -> found.put(alias, membership)));
        }
        return new Organizations(Map.copyOf(found));
    }

    private static Optional<Membership> membership(JsonValue value) {
        if (!(value instanceof JsonObject organization) || !organization.containsKey("id")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Membership(UUID.fromString(organization.getString("id", "")), roles(organization)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static List<Role> roles(JsonObject organization) {
        var roles = new ArrayList<Role>();
        if (organization.get("realm_access") instanceof JsonObject access && access.get("roles") instanceof JsonArray names) {
            names.forEach(name -> {
                if (name instanceof JsonString text) {
                    // platform_admin is a realm role; an organization can't grant it.
                    Role.named(text.getString()).filter(role -> role != Role.PLATFORM_ADMIN).ifPresent(roles::add);
                }
            });
        }
        return List.copyOf(roles);
    }
}
