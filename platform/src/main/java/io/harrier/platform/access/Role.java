package io.harrier.platform.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person or program is in one organization; named as in the token. {@code platform_admin} alone is a realm role. */
public enum Role {
    VIEWER,
    ANALYST,
    INCIDENT_MANAGER,
    COMPLIANCE_OFFICER,
    PRIVACY_OFFICER,
    LEGAL,
    EXECUTIVE,
    TENANT_ADMIN,
    AUDITOR,
    PIPELINE,
    PLATFORM_ADMIN;

    public final String wire = name().toLowerCase(Locale.ROOT);

    /** The role of that name in a token; empty for names that are not ours, of which tokens hold many. */
    static Optional<Role> named(String name) {
        return Arrays.stream(values()).filter(role -> role.wire.equals(name)).findFirst();
    }
}
