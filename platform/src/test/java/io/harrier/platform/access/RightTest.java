package io.harrier.platform.access;

import static io.harrier.platform.access.Role.ANALYST;
import static io.harrier.platform.access.Role.AUDITOR;
import static io.harrier.platform.access.Role.COMPLIANCE_OFFICER;
import static io.harrier.platform.access.Role.INCIDENT_MANAGER;
import static io.harrier.platform.access.Role.PIPELINE;
import static io.harrier.platform.access.Role.PLATFORM_ADMIN;
import static io.harrier.platform.access.Role.TENANT_ADMIN;
import static io.harrier.platform.access.Role.VIEWER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

class RightTest {

    @Test
    void everyRightHasHolders() throws IllegalAccessException {
        for (var constant : Right.class.getFields()) {
            if (Modifier.isStatic(constant.getModifiers())) {
                assertEquals(false, Right.holders((String) constant.get(null)).isEmpty(), constant.getName());
            }
        }
        assertEquals(Set.of(), Right.holders("no_right"));
    }

    @Test
    void theTableIsAsThePageOnInterfacesHasIt() {
        assertEquals(Set.of(Right.READ, Right.READ_SOMEWHERE, Right.WATCH, Right.READ_CONFIGURATION),
                Right.of(List.of(VIEWER)));
        assertEquals(
                Set.of(Right.READ, Right.READ_SOMEWHERE, Right.WATCH, Right.READ_CONFIGURATION, Right.INGEST, Right.CONTRIBUTE),
                Right.of(List.of(ANALYST)));
        assertEquals(
                Set.of(Right.READ, Right.READ_SOMEWHERE, Right.WATCH, Right.READ_CONFIGURATION, Right.INGEST, Right.CONTRIBUTE,
                        Right.MANAGE,
                        Right.APPROVE_REVIEW),
                Right.of(List.of(INCIDENT_MANAGER)));
        assertEquals(Set.of(Right.READ, Right.READ_SOMEWHERE, Right.WATCH, Right.READ_CONFIGURATION, Right.APPROVE_REVIEW),
                Right.of(List.of(COMPLIANCE_OFFICER)));
        assertEquals(Set.of(Right.READ, Right.READ_SOMEWHERE, Right.READ_CONFIGURATION, Right.READ_AUDIT, Right.EXPORT),
                Right.of(List.of(AUDITOR)));
        assertEquals(Set.of(Right.CONFIGURE, Right.READ_CONFIGURATION, Right.LEGAL_HOLD), Right.of(List.of(TENANT_ADMIN)));
        assertEquals(Set.of(Right.READ, Right.READ_SOMEWHERE, Right.WATCH, Right.READ_CONFIGURATION, Right.LEGAL_HOLD),
                Right.of(List.of(Role.LEGAL)));
        assertEquals(Set.of(Right.INGEST), Right.of(List.of(PIPELINE)));
        assertEquals(Set.of(Right.PLATFORM), Right.of(List.of(PLATFORM_ADMIN)));
        assertEquals(Set.of(), Right.of(List.of()));
    }

    @Test
    void nobodyWhoOnlyReadsMayWrite() {
        var writing = Set.of(Right.INGEST, Right.CONTRIBUTE, Right.MANAGE, Right.CONFIGURE, Right.PLATFORM);
        for (Role role : EnumSet.of(VIEWER, AUDITOR, Role.LEGAL, Role.EXECUTIVE, Role.PRIVACY_OFFICER)) {
            assertEquals(Set.of(), Right.of(List.of(role)).stream().filter(writing::contains).collect(Collectors.toSet()),
                    role.wire);
        }
    }

    @Test
    void rolesAddUp() {
        assertEquals(Set.of(Right.READ_AUDIT, Right.READ, Right.READ_SOMEWHERE, Right.EXPORT, Right.READ_CONFIGURATION,
                Right.CONFIGURE, Right.LEGAL_HOLD),
                Right.of(List.of(AUDITOR, TENANT_ADMIN)));
    }

    @Test
    void rolesAreNamedAsInTheToken() {
        assertEquals(List.of("viewer", "analyst", "incident_manager", "compliance_officer", "privacy_officer", "legal",
                "executive", "tenant_admin", "auditor", "pipeline", "platform_admin"),
                Arrays.stream(Role.values()).map(role -> role.wire).toList());
        assertEquals(true, Role.named("Analyst").isEmpty());
    }
}
