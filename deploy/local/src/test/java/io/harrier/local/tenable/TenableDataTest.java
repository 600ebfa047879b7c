package io.harrier.local.tenable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

/** What is in the records, which of them a filter lets through, and how they change between two exports. */
class TenableDataTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String ASSETS = "{\"chunk_size\":1000}";

    private TenableStandIn tenable;
    private TenableCalls calls;

    @BeforeEach
    void start() {
        tenable = TenableStandIn.start(0, TenableData.generate(1, 100, 600, CLOCK), CLOCK);
        calls = new TenableCalls(tenable);
    }

    @AfterEach
    void stop() {
        tenable.close();
    }

    @Test
    void theSameSeedGivesTheSameData() {
        assertEquals(tenable.data().findings(), TenableData.generate(1, 100, 600, CLOCK).findings());
        assertEquals(tenable.data().assets(), TenableData.generate(1, 100, 600, CLOCK).assets());
        assertFalse(tenable.data().assets().equals(TenableData.generate(2, 100, 600, CLOCK).assets()));
    }

    @Test
    void whatAFindingDoesNotKnowIsAbsentAndWhatAnAssetDoesNotKnowIsNull() throws IOException {
        List<JsonNode> findings = vulns("{\"since\":0}");
        assertTrue(findings.stream().noneMatch(f -> f.findValues("null").size() > 0 || f.toString().contains(":null")));
        assertSome(findings, f -> !f.has("finding_id"));
        assertSome(findings, f -> !f.has("output"));
        assertSome(findings, f -> !f.at("/plugin").has("exploit_available"));
        assertSome(findings, f -> !f.at("/asset").has("operating_system"));
        assertSome(findings, f -> !f.at("/port").has("service"));

        List<JsonNode> assets = calls.export("assets", ASSETS);
        assertTrue(assets.stream().allMatch(a -> a.has("servicenow_sysid") && a.get("servicenow_sysid").isNull()));
        assertSome(assets, a -> !a.get("terminated_at").isNull());
        assertSome(assets, a -> a.get("fqdns").isEmpty());
    }

    @Test
    void theTrapsOfRealDataAreThere() throws IOException {
        List<JsonNode> findings = vulns("{\"since\":0}");
        findings.forEach(f -> {
            int length = f.at("/scan/uuid").asText().length();
            assertTrue(length >= 44 && length <= 52, "scan.uuid of " + length);
        });
        assertSome(findings, f -> f.at("/plugin/xrefs/0").isObject());
        assertSome(findings, f -> f.at("/asset/hostname").asText().equals(f.at("/asset/ipv4").asText()));
        JsonNode finding = findings.stream().filter(f -> f.at("/asset").has("bios_uuid")).findFirst().orElseThrow();
        String known = tenable.data().asset(finding.at("/asset/uuid").asText()).get("bios_uuid").asText();
        String seen = finding.at("/asset/bios_uuid").asText();
        assertFalse(known.equals(seen));
        assertTrue(known.equalsIgnoreCase(seen));
    }

    @Test
    void somethingIsCriticalAndExploitableOnACriticalAsset() {
        assertTrue(tenable.data().criticalAndExploitable().stream()
                .anyMatch(k -> tenable.data().asset(k.assetUuid()).get("acr_score").asDouble() >= 9));
    }

    @Test
    void keysAreUnique() {
        Set<FindingKey> keys = new HashSet<>(tenable.data().keys(f -> true));
        assertEquals(600, keys.size());
        assertThrows(IllegalArgumentException.class, () -> TenableData.generate(1, 1_000));
    }

    @Test
    void withoutATimeOnlyTheLast30DaysAreExported() throws IOException {
        Predicate<JsonNode> recent = f -> lastChange(f).isAfter(NOW.minus(Duration.ofDays(30)));
        List<JsonNode> all = vulns("{\"state\":[\"open\",\"Reopened\",\"FIXED\"]}");

        assertTrue(all.stream().allMatch(recent));
        assertEquals(tenable.data().keys(recent).size(), all.size());
        assertEquals(600, vulns("{\"since\":0}").size());
    }

    @Test
    void fixedOnesComeOnlyWhenAskedForOrWithSince() throws IOException {
        assertTrue(vulns("{}").stream().noneMatch(this::fixed));
        assertSome(vulns("{\"since\":0}"), this::fixed);
        assertTrue(vulns("{\"state\":[\"fixed\"],\"last_fixed\":0}").stream().allMatch(this::fixed));
    }

    @Test
    void sinceGoesByWhenItWasSeenOrFixed() throws IOException {
        assertEquals(0, vulns("{\"since\":" + NOW.getEpochSecond() + "}").size());
        FindingKey open = tenable.data().keys(f -> !fixed(f)).get(0);
        FindingKey other = tenable.data().keys(f -> !fixed(f)).get(1);

        tenable.data().fix(open);
        tenable.data().seeAgain(other);
        List<JsonNode> changed = vulns("{\"since\":" + NOW.getEpochSecond() + "}");

        assertEquals(Set.of(open, other), new HashSet<>(changed.stream().map(FindingKey::of).toList()));
        assertEquals("FIXED", changed.stream().filter(f -> FindingKey.of(f).equals(open)).findFirst().orElseThrow()
                .get("state").asText());
    }

    @Test
    void aRunningExportKeepsWhatItBeganWith() throws IOException {
        String uuid = calls.start("vulns", "{\"num_assets\":5000,\"filters\":{\"since\":0}}");
        tenable.data().addCritical(tenable.data().assets().get(0).get("id").asText(), 999_001);
        calls.status("vulns", uuid);
        calls.status("vulns", uuid);

        assertEquals(600, TenableCalls.json(calls.chunk("vulns", uuid, 1)).size());
        assertEquals(601, vulns("{\"since\":1}").size());
    }

    @Test
    void filtersAreAnded() throws IOException {
        List<JsonNode> found = vulns("{\"since\":0,\"severity\":[\"critical\",\"HIGH\"],\"plugin_family\":[\"Databases\"]}");

        assertFalse(found.isEmpty());
        assertTrue(found.stream().allMatch(f -> f.get("severity_id").asInt() >= 3
                && f.at("/plugin/family").asText().equals("Databases")));
        assertTrue(vulns("{\"since\":0,\"vpr_score\":{\"gte\":9}}").stream()
                .allMatch(f -> f.at("/plugin/vpr/score").asDouble() >= 9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"since\":1,\"last_found\":1}", "{\"since\":1,\"first_seen\":1}",
            "{\"since\":1,\"last_fixed\":1}",
            "{\"state\":[\"gone\"]}", "{\"severity\":[\"urgent\"]}", "{\"since\":\"yesterday\"}", "{\"unheard_of\":true}",
            "[]"})
    void filtersThatCanNotBeAreRefused(String filters) throws IOException {
        assertEquals(400, calls.post("/vulns/export", "{\"filters\":" + filters + "}").statusCode());
    }

    @Test
    void assetsAreFilteredByTimeTagAndPresence() throws IOException {
        assertTrue(
                assets("{\"tag.Region\":[\"north\"]}").stream().allMatch(a -> a.at("/tags/0/value").asText().equals("North")));
        assertEquals(2, assets("{\"is_terminated\":true}").size());
        assertEquals(98, assets("{\"is_terminated\":false}").size());
        assertEquals(0, assets("{\"updated_at\":" + NOW.getEpochSecond() + "}").size());
        tenable.data().changeAsset(tenable.data().assets().get(0).get("id").asText(), a -> a.put("acr_score", "10.0"));
        assertEquals(1, assets("{\"updated_at\":" + NOW.getEpochSecond() + "}").size());
    }

    private List<JsonNode> vulns(String filters) throws IOException {
        return calls.export("vulns", "{\"num_assets\":50,\"filters\":" + filters + "}");
    }

    private List<JsonNode> assets(String filters) throws IOException {
        return calls.export("assets", "{\"chunk_size\":1000,\"filters\":" + filters + "}");
    }

    private boolean fixed(JsonNode finding) {
        return finding.get("state").asText().equals("FIXED");
    }

    private Instant lastChange(JsonNode finding) {
        return Instant.parse(finding.get(fixed(finding) ? "last_fixed" : "last_found").asText());
    }

    private static void assertSome(List<JsonNode> records, Predicate<JsonNode> condition) {
        assertTrue(records.stream().anyMatch(condition), "none of " + records.size());
        assertFalse(records.stream().allMatch(condition), "all of " + records.size());
    }
}
