package io.harrier.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class LocalKeycloakIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACME = "0190a000-0000-7000-8000-00000000ac3e";
    private static final String GLOBEX = "0190a000-0000-7000-8000-0000000910be";

    @TempDir
    static Path directory;
    static LocalKeycloak keycloak;

    @BeforeAll
    static void start() {
        keycloak = LocalKeycloak.start(directory, 0);
    }

    @AfterAll
    static void stop() {
        keycloak.close();
    }

    @Test
    void aTokenNamesThePersonTheIssuerAndTheAudience() throws Exception {
        JsonNode claims = claimsOf("acme-analyst");

        assertEquals(keycloak.issuer(), claims.at("/iss").asText());
        assertEquals("harrier-api", claims.at("/aud").asText());
        assertEquals("acme-analyst", claims.at("/preferred_username").asText());
        assertEquals("Acme Analyst", claims.at("/name").asText());
        assertEquals(36, claims.at("/sub").asText().length());
    }

    @ParameterizedTest
    @CsvSource({"viewer, viewer", "analyst, analyst", "manager, incident_manager", "compliance, compliance_officer",
            "admin, tenant_admin", "auditor, auditor"})
    void aPersonHoldsOneRoleInOneOrganizationAndNoneInTheRealm(String person, String role) throws Exception {
        JsonNode acme = claimsOf("acme-" + person);
        JsonNode globex = claimsOf("globex-" + person);

        assertEquals(List.of("acme"), organizationsIn(acme));
        assertEquals(ACME, acme.at("/organization/acme/id").asText());
        assertEquals(List.of(role), rolesIn(acme, "acme"));
        assertEquals(List.of("globex"), organizationsIn(globex));
        assertEquals(GLOBEX, globex.at("/organization/globex/id").asText());
        assertEquals(List.of(role), rolesIn(globex, "globex"));
        assertFalse(acme.has("realm_access"));
        assertFalse(globex.has("realm_access"));
    }

    @Test
    void aPersonInTwoOrganizationsHasTheRolesOfEach() throws Exception {
        JsonNode claims = claimsOf("both-analyst");

        assertEquals(List.of("acme", "globex"), organizationsIn(claims));
        assertEquals(List.of("analyst"), rolesIn(claims, "acme"));
        assertEquals(List.of("incident_manager"), rolesIn(claims, "globex"));
    }

    @ParameterizedTest
    @CsvSource({"acme", "globex"})
    void aPipelineMayIngestForItsOrganizationOnly(String alias) throws Exception {
        JsonNode claims = claimsOf("siem-" + alias);

        assertEquals(List.of(alias), organizationsIn(claims));
        assertEquals(List.of("pipeline"), rolesIn(claims, alias));
        assertEquals("harrier-api", claims.at("/aud").asText());
        assertEquals("siem-" + alias, claims.at("/azp").asText());
    }

    @Test
    void thePlatformAdminIsInTheRealmAndInNoOrganization() throws Exception {
        JsonNode claims = claimsOf("platform-admin");

        assertEquals(List.of("platform_admin"), texts(claims.at("/realm_access/roles")));
        assertFalse(claims.has("organization"));
    }

    @Test
    void theDirectorySeesTheOrganizationsAndNothingElse() throws Exception {
        String token = directoryToken();

        HttpResponse<String> organizations = getAsAdmin(token, "/organizations?first=0&max=100");
        assertEquals(200, organizations.statusCode());
        assertEquals(
                JSON.readTree("""
                    [{"id": "%s", "name": "Acme", "alias": "acme", "enabled": true},
                     {"id": "%s", "name": "Globex", "alias": "globex", "enabled": true}]""".formatted(ACME, GLOBEX)),
                JSON.readTree(organizations.body()));
        for (String path : List.of("/users", "/clients", "/organizations/" + ACME + "/members")) {
            assertEquals(403, getAsAdmin(token, path).statusCode(), path);
        }
    }

    @Test
    void thePortOfAnotherIsRefused() {
        String refusal = assertThrows(IllegalStateException.class, () -> LocalKeycloak.start(directory, keycloak.port()))
                .getMessage();

        assertEquals("Keycloak's port " + keycloak.port() + " is taken", refusal);
    }

    @Test
    void withoutATokenTheScriptSaysWhyOnStandardErrorOnly() throws Exception {
        Outcome stranger = token("nobody");

        assertEquals(new Outcome(1, "", "token: no token for nobody: Invalid user credentials\n"), stranger);
        assertEquals(1, token("siem-nobody").status());
        assertTrue(token().err().startsWith("token: usage: ./deploy/token USER"));
    }

    private static JsonNode claimsOf(String caller) throws Exception {
        Outcome outcome = token(caller);
        assertEquals(0, outcome.status(), outcome.err());
        assertTrue(outcome.out().matches("[\\w.-]+\n"), "only a token: " + outcome.out());
        return JSON.readTree(Base64.getUrlDecoder().decode(outcome.out().split("\\.")[1]));
    }

    private static List<String> organizationsIn(JsonNode claims) {
        List<String> aliases = new ArrayList<>();
        claims.at("/organization").fieldNames().forEachRemaining(aliases::add);
        return aliases.stream().sorted().toList();
    }

    private static List<String> rolesIn(JsonNode claims, String alias) {
        return texts(claims.at("/organization/" + alias + "/realm_access/roles"));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String directoryToken() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(keycloak.issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers
                        .ofString("grant_type=client_credentials&client_id=harrier-directory&client_secret=harrier-directory"))
                .build();
        return JSON.readTree(send(request).body()).at("/access_token").asText();
    }

    private static HttpResponse<String> getAsAdmin(String token, String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(keycloak.url() + "/admin/realms/harrier" + path))
                .header("Authorization", "Bearer " + token).build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    /** Runs {@code ./deploy/token} as a person would. */
    private static Outcome token(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("harrier.root"), "deploy/token").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder script = new ProcessBuilder(command);
        script.environment().put("HARRIER_KEYCLOAK", keycloak.url());
        Process process = script.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), out, err);
    }

    private record Outcome(int status, String out, String err) {
    }
}
