package io.harrier.integrations.tenable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.integrations.asset.AssetStatus;
import io.harrier.integrations.asset.Criticality;
import io.harrier.integrations.asset.ScannedAsset;
import io.harrier.integrations.vulnerability.Protocol;
import io.harrier.integrations.vulnerability.ScannedPlugin.Reference;
import io.harrier.integrations.vulnerability.ScannedVulnerability;
import io.harrier.integrations.vulnerability.Severity;
import io.harrier.integrations.vulnerability.VulnerabilityState;
import io.harrier.local.tenable.TenableData;

/** Records as Tenable sends them, whole and imperfect. */
class TenableRecordsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ASSET = "'asset':{'uuid':'B666E9F5-fde7-4cd8-9c07-12c19246b616'}";
    private static final String PLUGIN = "'plugin':{'id':19506}";

    @Test
    void theLeastThatIsAFinding() {
        var finding = finding("{" + ASSET + "," + PLUGIN + "}");

        assertEquals("b666e9f5-fde7-4cd8-9c07-12c19246b616:19506:0:other", finding.key());
        assertEquals("Plugin 19506", finding.plugin().name());
        assertEquals(Severity.INFORMATIONAL, finding.severity());
        assertEquals(VulnerabilityState.OPEN, finding.state());
        assertEquals(NOW, finding.lastFound());
        assertEquals(NOW, finding.firstFound());
        assertFalse(finding.plugin().exploitAvailable());
        assertNull(finding.externalFindingId());
        assertNull(finding.lastFixed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{" + ASSET + "}", "{" + PLUGIN + "}", "{'asset':{'uuid':null}," + PLUGIN + "}", "{}", "7", "null",
            "{" + ASSET + ",'plugin':{'id':''}}"})
    void withoutAssetOrPluginItIsNone(String record) {
        assertThrows(Unusable.class, () -> finding(record));
    }

    @ParameterizedTest
    @CsvSource({"OPEN,OPEN", "open,OPEN", "REOPENED,REOPENED", "Resurfaced,REOPENED", "FIXED,FIXED", "new,OPEN", "active,OPEN"})
    void statesAreReadInEveryWording(String wire, VulnerabilityState state) {
        assertEquals(state, finding("{" + ASSET + "," + PLUGIN + ",'state':'" + wire + "'}").state());
    }

    @ParameterizedTest
    @CsvSource({"critical,0,CRITICAL", "Info,4,INFORMATIONAL", "urgent,3,HIGH", ",2,MEDIUM", "urgent,9,INFORMATIONAL",
            ",,INFORMATIONAL"})
    void severityIsTheWordElseTheNumber(String word, Integer number, Severity severity) {
        assertEquals(severity, finding("{" + ASSET + "," + PLUGIN + (word == null ? "" : ",'severity':'" + word + "'")
                + (number == null ? "" : ",'severity_id':" + number) + "}").severity());
    }

    @Test
    void impossibleTimesAreUnknown() {
        var finding = finding("{" + ASSET + "," + PLUGIN + ",'first_found':'2018-02-31T22:27:52.869Z',"
                + "'last_found':'9999-12-31T00:00:00Z','indexed':'2023-05-04T05:13:40.809406Z'}");

        assertEquals(Instant.parse("2023-05-04T05:13:40.809406Z"), finding.lastFound());
        assertEquals(finding.lastFound(), finding.firstFound());
    }

    @Test
    void whatIsFixedHasATimeOfIt() {
        var finding = finding("{" + ASSET + "," + PLUGIN + ",'state':'FIXED','last_found':'2026-02-01T00:00:00Z'}");
        assertEquals(Instant.parse("2026-02-01T00:00:00Z"), finding.lastFixed());
    }

    @Test
    void crossReferencesAreObjectsOrTexts() {
        var plugin = finding("{" + ASSET + ",'plugin':{'id':1,'xrefs':[{'type':'IAVA','id':'2022-A-0007'},'MSKB:5002113',7,{}],"
                + "'cve':['cve-2022-21837','not one','CVE-2022-21837'],'vpr':{'score':'9.4'},'cvss3_base_score':11}}").plugin();

        assertEquals(List.of(new Reference("IAVA", "2022-A-0007"), new Reference("MSKB", "5002113")), plugin.references());
        assertTrue(plugin.cve().contains("CVE-2022-21837"));
        assertFalse(plugin.cve().contains("NOT ONE"));
        assertEquals(9.4, plugin.vprScore());
        assertNull(plugin.cvss3BaseScore());
    }

    @Test
    void anAddressIsNoName() {
        var asset = finding("{'asset':{'uuid':'u','hostname':'192.168.15.104','fqdn':'Docker.Demo.io','ipv4':'192.168.15.104',"
                + "'bios_uuid':'422637A2-75D4'}," + PLUGIN + "}").asset();

        assertEquals("docker.demo.io", asset.name());
        assertEquals("192.168.15.104", asset.hostname());
        assertEquals("422637a2-75d4", asset.biosId());
        assertEquals(List.of("192.168.15.104"), asset.ipv4());
    }

    @Test
    void aTextThatPostgresCanNotHoldIsCleaned() {
        assertEquals("ab", finding("{" + ASSET + "," + PLUGIN + ",'output':'a\\u0000b'}").output());
        assertEquals(List.of(new Reference("IAVA", "2022"), new Reference("OSVDB", "7")),
                finding("{" + ASSET
                        + ",'plugin':{'id':1,'xrefs':['IA\\u0000VA:20\\u000022',{'type':'OSVDB','id':'7\\u0000'}]}}")
                        .plugin().references());
    }

    @Test
    void theAssetsOfAnExportAreNullFilled() {
        var asset = asset(
                """
                    {'id':'U1','ipv4s':['10.0.0.1','not an address','10.0.0.256'],'hostnames':[],'fqdns':null,'acr_score':'9.0',
                     'exposure_score':'744.0','terminated_at':'2026-01-01T00:00:00Z','deleted_at':null,'agent_uuid':null,
                     'tags':[{'key':'Region','value':'North'},{'key':null}],'sources':[{'name':'NESSUS_SCAN'}]}""");

        assertEquals("10.0.0.1", asset.name());
        assertEquals(List.of("10.0.0.1"), asset.ipv4());
        assertEquals(Criticality.CRITICAL, asset.criticality());
        assertEquals(AssetStatus.TERMINATED, asset.status());
        assertEquals(List.of(new ScannedAsset.Tag("Region", "North")), asset.tags());
        assertNull(asset.agentId());
    }

    @ParameterizedTest
    @CsvSource({"10,CRITICAL", "9,CRITICAL", "8.9,HIGH", "7,HIGH", "6.9,MEDIUM", "4,MEDIUM", "3.9,LOW", "1,LOW"})
    void criticalityFollowsTheVendorsBands(double rating, Criticality criticality) {
        assertEquals(criticality, Criticality.ofRating(rating));
    }

    @Test
    void aChunkIsReadRecordByRecordAndTheUnusableAreCounted() throws IOException {
        var chunk = TenableChunk.read(stream("[{\"id\":\"a\"},{},{\"id\":\"b\"}]"), TenableAssets::read);

        assertEquals(List.of("a", "b"), chunk.records().stream().map(ScannedAsset::externalId).toList());
        assertEquals(1, chunk.rejected());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[{\"id\":\"a\"}", "[{\"id\":", "<html>", "null"})
    void aChunkThatIsNoWholeArrayIsBroken(String body) {
        assertThrows(IOException.class, () -> TenableChunk.read(stream(body), TenableAssets::read));
    }

    @Test
    void generatedDataAreReadWhole() {
        var data = TenableData.generate(50, 400);
        assertEquals(400,
                data.findings().stream().map(it -> TenableFindings.read(new Fields(it), NOW).key()).distinct().count());
        assertTrue(
                data.assets().stream().map(it -> TenableAssets.read(new Fields(it))).allMatch(it -> it.criticality() != null));
    }

    @Test
    void protocolsThatNobodyKnowsAreOther() {
        assertEquals(Protocol.TCP, Protocol.of("TCP"));
        assertEquals(Protocol.OTHER, Protocol.of("sctp"));
        assertEquals(Protocol.OTHER, Protocol.of(null));
    }

    private static InputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(UTF_8));
    }

    private static ScannedVulnerability finding(String json) {
        return TenableFindings.read(fields(json), NOW);
    }

    private static ScannedAsset asset(String json) {
        return TenableAssets.read(fields(json));
    }

    private static Fields fields(String json) {
        try {
            return new Fields(new ObjectMapper().readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(notJson);
        }
    }
}
