package io.harrier.platform.testing;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.restassured.specification.RequestSpecification;

/** An organization in a test, and tokens of its people. */
public record TestTenant(UUID id, String alias) {

    public static final TestTenant ACME = new TestTenant(UUID.fromString("0190a000-0000-7000-8000-00000000ac3e"), "acme");
    public static final TestTenant GLOBEX = new TestTenant(UUID.fromString("0190a000-0000-7000-8000-0000000910be"), "globex");

    private static final Map<Holder, String> TOKENS = new ConcurrentHashMap<>();

    private record Holder(String person, Map<TestTenant, List<String>> memberships) {
    }

    /** A new organization that nobody else uses; the tenant directory will know it. */
    public static TestTenant fresh() {
        HarrierServers.settings();
        var id = UUID.randomUUID();
        var tenant = new TestTenant(id, "t" + id.toString().substring(0, 12));
        tenant.register();
        return tenant;
    }

    /** A request of a person with one role here: the person is called {@code <alias>-<role>}. */
    public RequestSpecification as(String role) {
        return as(alias + "-" + role, role);
    }

    /** A request of a named person with these roles here. */
    public RequestSpecification as(String person, String... roles) {
        return given().auth().oauth2(token(person, roles)).contentType("application/json")
                .accept("application/json, application/problem+json");
    }

    public String token(String person, String... roles) {
        return token(person, Map.of(this, List.of(roles)));
    }

    /** A token of a person in several organizations. It is used again: signing one takes longer than what most requests do. */
    public static String token(String person, Map<TestTenant, List<String>> memberships) {
        return TOKENS.computeIfAbsent(new Holder(person, memberships),
                holder -> TestToken.signed(TestToken.claims(person, memberships)));
    }

    /** A token of the installation's operator: a realm role, no organization. */
    public static String platformAdminToken() {
        return TOKENS.computeIfAbsent(new Holder("platform-admin", Map.of()),
                holder -> TestToken.signed(TestToken.claims("platform-admin", Map.of())
                        .claim("realm_access", Map.of("roles", List.of("platform_admin")))));
    }

    /** The Keycloak subject of a person of that name. */
    public static String subject(String person) {
        return UUID.nameUUIDFromBytes(person.getBytes()).toString();
    }

    /** The display name of a person: {@code acme-analyst} → {@code Acme Analyst}. */
    public static String name(String person) {
        return String.join(" ", Arrays.stream(person.split("[-_]"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1)).toList());
    }

    /** Makes the organization known to Keycloak, from where the tenant directory has it. */
    public void register() {
        var body = "{\"id\":\"%s\",\"alias\":\"%s\",\"name\":\"%s\",\"enabled\":true}".formatted(id, alias, alias);
        keycloak("", HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Deletes the organization in Keycloak. */
    public void unregister() {
        keycloak("/" + id, HttpRequest.newBuilder().DELETE());
    }

    /** Lets Keycloak answer no question about organizations, or all again. */
    public static void keycloakIs(String awayOrBack) {
        keycloak("", HttpRequest.newBuilder().PUT(HttpRequest.BodyPublishers.ofString(awayOrBack)));
    }

    private static void keycloak(String path, HttpRequest.Builder request) {
        var url = URI.create(
                System.getProperty(TestKeycloak.ISSUER).replace("/realms/", "/admin/realms/") + "/organizations" + path);
        try {
            HttpClient.newHttpClient().send(request.uri(url).build(), HttpResponse.BodyHandlers.discarding());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
