package io.harrier.platform.audit;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What the owner of the schema, who may do anything to the tables, can't do unseen. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class TamperedAuditTest {

    @Test
    void aChangedEntryIsTheFirstBrokenLink() {
        for (String change : new String[]{"detail = '{\"title\":\"Nothing\"}'", "detail = (detail::text || ' ')::json",
                "actor = 'somebody else'", "actor_name = null", "at = at + interval '1 microsecond'", "action = 'note_read'",
                "subject_id = 'x'", "request_id = 'x'", "actor_kind = 'job'"}) {
            var chain = AuditChain.of(3);
            chain.tamper("update audit_log set " + change + " where tenant_id = ? and id = ?", chain.entryAt(2));
            broken(chain, 2, "entry_changed", chain.entryAt(2));
        }
    }

    @Test
    void aDeletedEntryIsTheFirstBrokenLink() {
        var chain = AuditChain.of(3);
        chain.tamper("delete from audit_log where tenant_id = ? and id = ?", chain.entryAt(2));
        broken(chain, 2, "entry_missing", chain.entryAt(2));
    }

    @Test
    void aDeletedSealIsTheFirstBrokenLink() {
        var chain = AuditChain.of(3);
        chain.tamper("delete from audit_seals where tenant_id = ? and seq = 2");
        broken(chain, 2, "seal_missing", null);
    }

    @Test
    void entriesThatChangedPlacesAreBroken() {
        var chain = AuditChain.of(3);
        long first = chain.entryAt(1);
        long second = chain.entryAt(2);
        chain.tamper("update audit_seals set audit_id = -1 where tenant_id = ? and seq = 1");
        chain.tamper("update audit_seals set audit_id = " + first + " where tenant_id = ? and seq = 2");
        chain.tamper("update audit_seals set audit_id = " + second + " where tenant_id = ? and seq = 1");
        broken(chain, 1, "entry_changed", second);
    }

    @Test
    void aChainCutShortAfterItsCheckpointIsSeen() {
        var chain = AuditChain.of(3);
        long third = chain.entryAt(3);
        chain.tamper("delete from audit_seals where tenant_id = ? and seq = 3");
        chain.tamper("delete from audit_log where tenant_id = ? and id = ?", third);
        broken(chain, 3, "cut_short", null);
        chain.tamper("delete from audit_seals where tenant_id = ?");
        broken(chain, 1, "cut_short", null);
    }

    @Test
    void aChainThatIsWrittenAnewDisagreesWithItsCheckpoint() {
        var chain = AuditChain.of(3);
        chain.rewriteFrom(2);
        broken(chain, chain.checkpointFrom(2), "rewritten", null);
    }

    @Test
    void aChainThatIsWrittenAnewWithItsCheckpointsShowsInTheSignature() {
        var chain = AuditChain.of(3);
        chain.rewriteFrom(2);
        chain.adjustCheckpoints();
        broken(chain, chain.checkpointFrom(2), "signature_wrong", null);
    }

    @Test
    void aChainThatIsWrittenAnewIsSeenThoughItGrewAndWasSignedSince() {
        var chain = AuditChain.of(2);
        chain.rewriteFrom(1);
        chain.grow(1);
        broken(chain, chain.checkpointFrom(1), "rewritten", null);
        chain.adjustCheckpoints();
        broken(chain, chain.checkpointFrom(1), "signature_wrong", null);
    }

    @Test
    void aCheckpointThatNamesAnotherKeyProvesNothing() {
        var chain = AuditChain.of(2);
        chain.rewriteFrom(1);
        chain.adjustCheckpoints();
        int checkpoints = chain.tamper("update audit_checkpoints set key_id = 'another' where tenant_id = ?");
        chain.verification().body("checkpoint", nullValue()).body("otherKeys", equalTo(checkpoints));
    }

    @Test
    void anEntryThatIsInsertedBesidesTheChainIsSeen() {
        var chain = AuditChain.of(2);
        chain.tamper("""
            insert into audit_log (tenant_id, at, actor_kind, actor, action, subject_type, subject_id, detail)
            values (?, now(), 'user', 'somebody', 'note_created', 'note', 'x', '{}')""");
        long planted = AuditChain.owner().value(Long.class, "select max(id) from audit_log where tenant_id = ?",
                chain.tenant().id());
        broken(chain, 3, "not_chained", planted);
    }

    @Test
    void theChainsOfOtherTenantsStayWhole() {
        var tampered = AuditChain.of(1);
        var whole = AuditChain.of(2);
        tampered.tamper("delete from audit_log where tenant_id = ?");
        whole.verification().body("intact", equalTo(true)).body("checked", equalTo(2));
    }

    private static void broken(AuditChain chain, long seq, String reason, Long entry) {
        var verification = chain.verification().body("intact", equalTo(false)).body("firstBroken.seq", equalTo((int) seq))
                .body("firstBroken.reason", equalTo(reason)).extract();
        Number named = verification.path("firstBroken.auditId");
        assertEquals(entry, named == null ? null : Long.valueOf(named.longValue()));
    }
}
