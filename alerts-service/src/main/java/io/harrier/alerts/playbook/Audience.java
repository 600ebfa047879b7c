package io.harrier.alerts.playbook;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonValue;

import io.harrier.platform.access.Role;

/** The roles that a playbook can be for. */
public enum Audience {
    VIEWER, ANALYST, INCIDENT_MANAGER, COMPLIANCE_OFFICER, PRIVACY_OFFICER, LEGAL, EXECUTIVE;

    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);

    /** Who directs the work and who audits it see every playbook. */
    private static final Set<Role> ALL = Set.of(Role.INCIDENT_MANAGER, Role.AUDITOR);

    static Audience named(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /** Whether somebody with these roles sees what is for such an audience; what names none is for everybody. */
    static boolean includes(String[] audience, Collection<Role> roles) {
        return audience.length == 0 || roles.stream()
                .anyMatch(role -> ALL.contains(role) || Arrays.asList(audience).contains(role.wire));
    }

    static boolean seesAll(Collection<Role> roles) {
        return roles.stream().anyMatch(ALL::contains);
    }

    static List<String> wires(Collection<Role> roles) {
        return roles.stream().map(role -> role.wire).sorted().toList();
    }
}
