package io.harrier.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ledgers beside an audit log that knows them. */
class LedgerAnchorsTest {

    private static final String TENANT = "0190a000-0000-7000-8000-00000000ac3e";
    private static final String BEFORE = "2026-05-01T10:00:00Z";
    private static final String MADE = "2026-05-02T10:00:00Z";
    private static final String AFTER = "2026-05-02T10:00:01Z";

    private final LedgerAnchors anchors = new LedgerAnchors();

    @BeforeEach
    void anAuditLog() {
        audited(1, "a", BEFORE);
        audited(2, "b", BEFORE);
        audited(3, "c", BEFORE);
        audited(4, "d", AFTER);
        anchors.audited(TENANT,
                AuditExportFile.JSON.createObjectNode().put("subjectType", "evidence").put("detail", "no JSON"));
        anchors.audited(TENANT, AuditExportFile.JSON.createObjectNode().put("type", "end"));
        anchors.audited(TENANT, null);
    }

    private void audited(int seq, String hash, String at) {
        anchors.audited(TENANT, AuditExportFile.JSON.createObjectNode().put("subjectType", "evidence").put("subjectId", "disk")
                .put("at", at)
                .put("detail", "{\"incident\":\"theft\",\"custodyHash\":\"" + hash + "\",\"custodySeq\":" + seq + "}"));
    }

    private static ManifestItem ledger(String... hashes) {
        var item = new ManifestItem(AuditExportFile.JSON.createObjectNode().put("id", "disk").put("name", "Disk"));
        for (int i = 0; i < hashes.length; i++) {
            item.follow(
                    AuditExportFile.JSON.createObjectNode().put("seq", i + 1).put("action", "accessed").put("hash", hashes[i])
                            .put("at", i < 3 ? BEFORE : hashes[i].equals("early") ? BEFORE : AFTER));
        }
        return item;
    }

    private Report finds(ManifestItem item, long same, Finding.Kind... kinds) {
        var report = new Report();
        assertEquals(same, anchors.compare(TENANT, item, MADE, report), report.text(""));
        assertEquals(List.of(kinds), report.findings().stream().map(Finding::kind).toList(), report.text(""));
        return report;
    }

    @Test
    void aLedgerThatIsAsItWasWrittenHolds() {
        finds(ledger("a", "b", "c"), 3);
        finds(ledger("a", "b", "c", "d"), 4);
    }

    @Test
    void anEntryThatTheAuditLogHasNotIsNotProven() {
        assertEquals(Report.HOLDS, finds(ledger("a", "b", "c", "d"), 4).exitCode());
        var report = finds(ledger("a", "b", "c", "d", "e"), 4);
        assertEquals(Report.NOT_PROVEN, report.exitCode());
        assertEquals(1, report.notProven().size());
    }

    @Test
    void anEntryThatTheAuditLogWouldHaveWasAdded() {
        finds(ledger("a", "b", "c", "d", "early"), 4, Finding.Kind.ADDED);
    }

    @Test
    void whatAReplicaOfBeforeWroteIsNotProven() {
        anchors.audited(TENANT, AuditExportFile.JSON.createObjectNode().put("subjectType", "evidence").put("subjectId", "disk")
                .put("action", "evidence_accessed").put("at", BEFORE).put("detail", "{\"incident\":\"theft\"}"));
        assertEquals(Report.NOT_PROVEN, finds(ledger("a", "b", "c", "d", "early"), 4).exitCode());
    }

    @Test
    void anItemThatIsGoneWithItsLedgerIsNamed() {
        for (var items : List.of(Set.of("disk"), Set.of("laptop"))) {
            var report = new Report();
            anchors.missing(TENANT, "theft", items, MADE, report);
            anchors.missing(TENANT, "another", Set.of(), MADE, report);
            anchors.missing("another", "theft", Set.of(), MADE, report);
            anchors.missing(TENANT, "theft", Set.of(), BEFORE, report);
            assertEquals(items.contains("disk") ? List.of() : List.of(Finding.Kind.REMOVED),
                    report.findings().stream().map(Finding::kind).toList());
        }
    }

    @Test
    void oneThatWasMadeAnewIsNamed() {
        finds(ledger("a", "x", "y"), 1, Finding.Kind.REWRITTEN, Finding.Kind.REWRITTEN);
    }

    @Test
    void oneThatWasCutBeforeTheManifestWasMadeIsNamed() {
        finds(ledger("a", "b"), 2, Finding.Kind.TRUNCATED);
    }

    @Test
    void ofAnotherTenantNothingIsSaid() {
        assertEquals(0, anchors.compare("another", ledger("x"), MADE, new Report()));
    }
}
