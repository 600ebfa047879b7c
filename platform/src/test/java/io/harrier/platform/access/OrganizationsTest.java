package io.harrier.platform.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.json.Json;

import org.junit.jupiter.api.Test;

class OrganizationsTest {

    private static final UUID ACME = UUID.fromString("0190a000-0000-7000-8000-00000000ac3e");

    @Test
    void anOrganizationGivesItsIdAndItsRoles() {
        assertEquals(Map.of("acme", new Organizations.Membership(ACME, List.of(Role.ANALYST, Role.AUDITOR))),
                read("""
                    {"acme": {"id": "%s", "realm_access": {"roles": ["analyst", "auditor", "offline_access"]},
                              "groups": ["/analysts"]}}"""));
    }

    @Test
    void severalOrganizationsKeepTheirRolesApart() {
        var memberships = read(
                """
                    {"acme": {"id": "%s", "realm_access": {"roles": ["analyst"]}},
                     "globex": {"id": "0190a000-0000-7000-8000-0000000910be", "realm_access": {"roles": ["incident_manager"]}}}""");
        assertEquals(Set.of("acme", "globex"), memberships.keySet());
        assertEquals(List.of(Role.ANALYST), memberships.get("acme").roles());
        assertEquals(List.of(Role.INCIDENT_MANAGER), memberships.get("globex").roles());
    }

    @Test
    void anOrganizationCannotMakeAnOperator() {
        assertEquals(List.of(Role.VIEWER),
                read("""
                    {"acme": {"id": "%s", "realm_access": {"roles": ["platform_admin", "viewer"]}}}""").get("acme").roles());
    }

    @Test
    void rolesAnywhereElseDoNotCount() {
        assertEquals(List.of(), read(
                """
                    {"acme": {"id": "%s", "roles": ["analyst"], "resource_access": {"harrier-api": {"roles": ["analyst"]}}}}""")
                .get("acme").roles());
    }

    @Test
    void rolesOfAnotherShapeAreNone() {
        for (String access : List.of("null", "\"analyst\"", "[\"analyst\"]", "{\"roles\": \"analyst\"}", "{\"roles\": {}}",
                "{\"roles\": [1, null, [\"analyst\"], {\"name\": \"analyst\"}]}", "{}")) {
            assertEquals(List.of(), read("{\"acme\": {\"id\": \"%s\", \"realm_access\": " + access + "}}").get("acme").roles(),
                    access);
        }
    }

    @Test
    void anOrganizationWithoutAUsableIdIsNone() {
        for (String organization : List.of("null", "\"acme\"", "[]", "{}", "{\"id\": 7}", "{\"id\": null}",
                "{\"id\": \"\"}", "{\"id\": \"acme\"}", "{\"id\": [\"" + ACME + "\"]}")) {
            assertEquals(Map.of(), read("{\"acme\": " + organization + "}"), organization);
        }
    }

    @Test
    void aClaimOfAnotherShapeHoldsNoOrganization() {
        assertEquals(Map.of(), Organizations.of(null).byAlias());
        assertEquals(Map.of(), Organizations.of("acme").byAlias());
        assertEquals(Map.of(), Organizations.of(List.of("acme")).byAlias());
        assertEquals(Map.of(), Organizations.of(Json.createArrayBuilder().add("acme").build()).byAlias());
        assertEquals(Map.of(), read("{}"));
    }

    private static Map<String, Organizations.Membership> read(String claim) {
        try (var reader = Json.createReader(new StringReader(claim.replace("%s", ACME.toString())))) {
            return Organizations.of(reader.readObject()).byAlias();
        }
    }
}
