package io.harrier.alerts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Tables that a tenant uploads, what they find, and what is refused. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class EnrichmentSourcesTest {

    private static final String SOURCES = "/api/v1/enrichment-sources";

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void aSourceIsKeptAndATableIsWhatWasUploadedLast() {
        String id = source("people", "custom", "exact", "name");
        get(id).body("match", equalTo("exact")).body("tableVersion", equalTo(0)).body("rows", nullValue())
                .body("columns", empty()).body("stale", equalTo(false)).body("status", equalTo("active"));
        entry(id, "ann").statusCode(404);
        csv(id, "name,role\nann,admin\nbob,\n").statusCode(200).body("tableVersion", equalTo(1)).body("rows", equalTo(2))
                .body("columns", contains("name", "role"));
        entry(id, "ann").statusCode(200).body("role", equalTo("admin"));
        entry(id, "bob").body("$", equalTo(Map.of("name", "bob")));
        entry(id, "Ann").statusCode(404);
        json(id, "[{\"name\": \"ann\", \"role\": \"user\", \"age\": 41, \"vip\": true}, {\"name\": \"eve\", \"role\": null}]")
                .statusCode(200).body("tableVersion", equalTo(2));
        entry(id, "ann").body("role", equalTo("user")).body("age", equalTo("41")).body("vip", equalTo(true));
        entry(id, "bob").statusCode(404);
        assertEquals(1L, TestSql.as("alerts_owner").value(Long.class,
                "select count(*) from enrichment_tables where tenant_id = ?", tenant.id()));
        assertEquals(3L, TestSql.as("alerts_owner").value(Long.class,
                "select count(*) from audit_log where tenant_id = ? and subject_id = ?", tenant.id(), id));
    }

    @Test
    void theMostSpecificNetworkIsFoundOfBothFamilies() {
        String id = source("networks", "geolocation", "cidr", "network");
        csv(id, "network,site\n10.0.0.0/8,corp\n10.1.0.0/16,zurich\n10.1.2.3,printer\n2001:db8::/32,six\n"
                + "2001:db8:0:1::/64,lab\n0.0.0.0/0,world\n").statusCode(200);
        entry(id, "10.1.2.3").body("site", equalTo("printer"));
        entry(id, "10.1.9.9").body("site", equalTo("zurich"));
        entry(id, "10.2.0.1").body("site", equalTo("corp"));
        entry(id, "192.0.2.1").body("site", equalTo("world"));
        entry(id, "2001:db8:0:1::5").body("site", equalTo("lab"));
        entry(id, "2001:DB8:7::5").body("site", equalTo("six"));
        entry(id, "2001:db9::").statusCode(404);
        entry(id, "printer").statusCode(404);
    }

    @Test
    void patternsAreTriedInTheirOrder() {
        String globs = source("hosts", "asset_db", "glob", "host");
        csv(globs, "host,tier\nweb-??,web\nweb-*,other\n\"*.corp, inc\",odd\n").statusCode(200);
        entry(globs, "WEB-01").body("tier", equalTo("web"));
        entry(globs, "web-001").body("tier", equalTo("other"));
        entry(globs, "a.corp, inc").body("tier", equalTo("odd"));
        entry(globs, "my-web-01").statusCode(404);
        String expressions = source("paths", "custom", "regex", "path");
        csv(expressions, "path,kind\n/tmp/.*,temporary\n").statusCode(200);
        entry(expressions, "/tmp/a").body("kind", equalTo("temporary"));
        csv(expressions, "path,kind\n(a,broken\n").statusCode(422).body("errors.pointer", contains("/0/path"));
        csv(expressions, "path,kind\n(?:(?:(?:a{1000}){1000}){1000}),huge\n").statusCode(422)
                .body("errors.pointer", contains("/0/path"));
        csv(expressions, "path,kind\n" + "a{900},many\n".repeat(70)).statusCode(422)
                .body("errors[0].detail", containsString("together"));
    }

    @Test
    void theTablesOfATenantHaveSoMuchRoom() {
        String id = source("people", "custom", "exact", "name");
        csv(id, "name,role\nann,admin\n").statusCode(200);
        var owner = TestSql.as("alerts_owner");
        assertEquals(true, owner.value(Boolean.class,
                "select table_memory between 100 and 1000 from enrichment_sources where tenant_id = ?", tenant.id()));
        owner.update("update enrichment_sources set table_memory = 48 * 1024 * 1024 where tenant_id = ?", tenant.id());
        String other = source("others", "custom", "exact", "name");
        csv(other, "name,role\nann,admin\n").statusCode(413).body("detail", containsString("a tenant has"));
        csv(id, "name,role\nbob,admin\n").statusCode(200);
        csv(other, "name,role\nann,admin\n").statusCode(200);
    }

    @Test
    void aPersonIsFoundByAnyOfTheirNamesButNeverByPartOfAnAddress() {
        String id = source("directory", "user_directory", null, "user");
        csv(id, "user,email,privileged\nann,ann@acme.example,true\n").statusCode(200);
        entry(id, "ANN").body("privileged", equalTo(true));
        entry(id, "CORP\\ann").body("user", equalTo("ann"));
        entry(id, "Ann@acme.example").body("user", equalTo("ann"));
        entry(id, "ann@evil.example").statusCode(404);
    }

    @Test
    void whatIsWrongIsToldByLineAndColumnAndTheFormerTableStays() {
        String id = source("networks", "geolocation", "cidr", "network");
        csv(id, "network,site\n10.0.0.0/8,corp\n").statusCode(200);
        csv(id, "network,site\n10.0.0.0/8,a\n10.0.0.0/33,b\n\"300.1.1.1\",c\n10.0.0.0/8,d\n1.1.1.1\n,e\n").statusCode(422)
                .body("errors", hasSize(5)).body("errors[0].pointer", equalTo("/1/network"))
                .body("errors[0].detail", containsString("Line 3, column network"))
                .body("errors[1].detail", containsString("Line 4, column network"))
                .body("errors[2].detail", containsString("Line 5")).body("errors[3].detail", containsString("Line 6"))
                .body("errors[4].detail", containsString("the key is empty"));
        csv(id, "net,site\n10.0.0.0/8,a\n").statusCode(422).body("detail", containsString("no column network"));
        csv(id, "network,site,site\n10.0.0.0/8,a,b\n").statusCode(422).body("detail", containsString("site"));
        csv(id, "network,site\n1.1.1.1," + "x".repeat(1001) + "\n").statusCode(422)
                .body("errors.pointer", contains("/0/site"));
        csv(id, "").statusCode(400);
        json(id, "{}").statusCode(400);
        json(id, "[]").statusCode(422);
        json(id, "[{\"network\": \"1.1.1.1\"}, {\"network\": {}}]").statusCode(422)
                .body("errors.pointer", contains("/1/network"));
        json(id, "[{\"network\": \"1.1.1.1\"}, {\"other\": \"a\"}]").statusCode(422)
                .body("errors.pointer", contains("/1/other"));
        json(id, "[{\"network\": \"1.1.1.1\"}").statusCode(400);
        upload(id, "*", "text/csv", "network,site\n1.1.1.1,Zürich\n".getBytes(ISO_8859_1)).statusCode(400)
                .body("detail", equalTo("Not UTF-8"));
        get(id).body("tableVersion", equalTo(1));
        entry(id, "10.0.0.1").body("site", equalTo("corp"));
    }

    @Test
    void aChangeNeedsTheVersionAndKeepsWhatRulesKnowItBy() {
        String id = source("networks", "geolocation", "cidr", "network");
        upload(id, null, "text/csv", "network\n1.1.1.1\n".getBytes(UTF_8)).statusCode(428);
        upload(id, "\"7\"", "text/csv", "network\n1.1.1.1\n".getBytes(UTF_8)).statusCode(412);
        csv(id, "network\n1.1.1.1\n").statusCode(200);
        change(id, Map.of("name", "other", "type", "geolocation", "keyColumn", "network")).statusCode(422)
                .body("errors.pointer", contains("/name"));
        change(id, Map.of("name", "networks", "type", "geolocation", "keyColumn", "network", "match", "exact")).statusCode(422)
                .body("errors.pointer", contains("/match"));
        change(id, Map.of("name", "networks", "type", "geolocation", "keyColumn", "network", "match", "cidr", "status",
                "maintenance", "refreshFrequency", "PT1M", "expiresAfter", "PT2M")).statusCode(200)
                .body("status", equalTo("maintenance")).body("stale", equalTo(false));
        TestSql.as("alerts_owner").update(
                "update enrichment_sources set uploaded_at = now() - interval '90 seconds' where tenant_id = ?", tenant.id());
        get(id).body("stale", equalTo(true)).body("expired", equalTo(false));
        create(Map.of("name", "networks", "type", "custom")).statusCode(409);
        create(Map.of("name", "Net works", "type", "custom")).statusCode(422);
        create(Map.of("name", "short", "type", "custom", "expiresAfter", "PT1S")).statusCode(422)
                .body("errors.pointer", contains("/expiresAfter"));
        create(Map.of("name", "people", "type", "user_directory", "match", "cidr")).statusCode(422);
        TestTenant.fresh().as("tenant_admin").get(SOURCES + "/" + id + "/entry?key=1.1.1.1").then().statusCode(404);
    }

    private String source(String name, String type, String match, String key) {
        var body = new java.util.HashMap<String, Object>(Map.of("name", name, "type", type, "keyColumn", key));
        if (match != null) {
            body.put("match", match);
        }
        return create(body).statusCode(201).extract().path("id");
    }

    private ValidatableResponse create(Map<String, ?> source) {
        return tenant.as("tenant_admin").body(source).post(SOURCES).then();
    }

    private ValidatableResponse change(String id, Map<String, ?> source) {
        return tenant.as("tenant_admin").header("If-Match", "*").body(source).put(SOURCES + "/" + id).then();
    }

    private ValidatableResponse get(String id) {
        return tenant.as("viewer").get(SOURCES + "/" + id).then();
    }

    private ValidatableResponse entry(String id, String key) {
        return tenant.as("viewer").queryParam("key", key).get(SOURCES + "/" + id + "/entry").then();
    }

    private ValidatableResponse csv(String id, String table) {
        return upload(id, "*", "text/csv", table.getBytes(UTF_8));
    }

    private ValidatableResponse json(String id, String table) {
        return upload(id, "*", "application/json", table.getBytes(UTF_8));
    }

    private ValidatableResponse upload(String id, String match, String type, byte[] table) {
        var request = tenant.as("tenant_admin").contentType(type);
        return (match == null ? request : request.header("If-Match", match)).body(table).put(SOURCES + "/" + id + "/table")
                .then();
    }
}
