package io.harrier.platform.access;

import java.util.Set;

import jakarta.inject.Singleton;

import io.quarkus.security.identity.SecurityIdentity;

/**
 * The roles of who sends the running request, in its organization: for things that say themselves which roles they are for. What an
 * operation needs is a {@link Right}, never a role.
 */
@Singleton
public class CallerRoles {

    private final SecurityIdentity identity;

    CallerRoles(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Set<Role> get() {
        Set<Role> roles = identity.getAttribute(TenantIdentity.ROLES);
        return roles == null ? Set.of() : roles;
    }
}
