package io.harrier.platform.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestMulti;

import io.harrier.platform.access.Caller;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.AuditExportLine.End;
import io.harrier.platform.audit.AuditExportLine.Entry;
import io.harrier.platform.audit.AuditExportLine.Header;
import io.harrier.platform.audit.AuditExportLine.Signed;
import io.harrier.platform.audit.AuditExportLog.Range;
import io.harrier.platform.export.ExportFormat;
import io.harrier.platform.export.Exports;
import io.harrier.platform.paging.Page;
import io.harrier.platform.problem.Malformed;
import io.harrier.verifier.SignedText;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;

/**
 * The audit log with its chain and checkpoints, for a verifier that has nothing else. Rows are never changed, so an export that says first
 * where it ends is the same whatever is written while it streams.
 */
@ApplicationScoped
class AuditExports {

    private static final HexFormat HEX = HexFormat.of();

    private final AuditExportLog log;
    private final Exports exports;
    private final CurrentCaller current;
    private final SigningKey key;
    private final Clock clock;
    private final String service;

    AuditExports(AuditExportLog log, Exports exports, CurrentCaller current, SigningKey key, Clock clock,
            @ConfigProperty(name = "harrier.schema") String service) {
        this.log = log;
        this.exports = exports;
        this.current = current;
        this.key = key;
        this.clock = clock;
        this.service = service;
    }

    RestMulti<Buffer> stream(Long afterSeq, Long upToSeq) {
        long after = afterSeq == null ? 0 : afterSeq;
        long upTo = upToSeq == null ? Long.MAX_VALUE : upToSeq;
        var asked = Map.of("afterSeq", after, "upToSeq", upToSeq == null ? "the last" : upToSeq);
        var lines = exports.<AuditExportLine>lines(ExportFormat.NDJSON, List.of());
        return exports.stream(new Exports.Export<>(service + "-audit", List.of(), asked, new Pages(after, upTo)),
                new SignedLines(lines, key, service, current.get().tenantId()));
    }

    /** One export, page by page; asked for one page after the other. */
    private final class Pages implements Exports.Pages<AuditExportLine> {

        private final long after;
        private final long upTo;
        private final Caller caller = current.get();
        private Range range;
        private long seq;
        private long entries;
        private long checkpoints;

        Pages(long after, long upTo) {
            this.after = after;
            this.upTo = upTo;
            seq = after;
        }

        @Override
        public Uni<Page<AuditExportLine>> after(String cursor, int atMost) {
            if (range != null) {
                return page(new ArrayList<>(), atMost);
            }
            return log.range(after, upTo).invoke(this::begin).chain(() -> page(new ArrayList<>(List.of(header())), atMost));
        }

        private void begin(Range found) {
            if (found.afterHash() == null || found.upToSeq() < after) {
                throw new Malformed("afterSeq", "The log has no row " + after + " up to there");
            }
            range = found;
        }

        private Header header() {
            String now = clock.instant().toString();
            return new Header("header", SignedText.AUDIT_EXPORT, service, caller.tenantId(), caller.tenantAlias(), now, after,
                    HEX.formatHex(range.afterHash()), range.upToSeq(), range.toTheEnd(), head(now), range.unsealed(),
                    key.published());
        }

        private Signed head(String now) {
            if (!key.present()) {
                return null;
            }
            String hash = HEX.formatHex(range.upToHash());
            byte[] signature = key.sign(SignedText.auditExport(service, caller.tenantId(), now, after,
                    HEX.formatHex(range.afterHash()), range.upToSeq(), hash));
            return new Signed("export", range.upToSeq(), hash, now, key.id(),
                    Base64.getEncoder().encodeToString(signature));
        }

        private Uni<Page<AuditExportLine>> page(List<AuditExportLine> lines, int atMost) {
            return log.rows(seq, range.upToSeq(), atMost).chain(rows -> {
                rows.forEach(row -> add(row, lines));
                return rows.size() == atMost && seq < range.upToSeq()
                        ? Uni.createFrom().item(new Page<>(lines, String.valueOf(seq)))
                        : last(lines);
            });
        }

        private Uni<Page<AuditExportLine>> last(List<AuditExportLine> lines) {
            return log.checkpointsBeyond(range.upToSeq()).map(beyond -> {
                beyond.forEach(row -> addCheckpoint(row, lines));
                lines.add(new End("end", entries, checkpoints, range.upToSeq(), HEX.formatHex(range.upToHash()), null, null,
                        null));
                return new Page<>(lines, null);
            });
        }

        private void add(Row row, List<AuditExportLine> lines) {
            seq = row.getLong("seq");
            entries++;
            lines.add(entry(row));
            if (row.getString("key_id") != null) {
                addCheckpoint(row, lines);
            }
        }

        private void addCheckpoint(Row row, List<AuditExportLine> lines) {
            checkpoints++;
            lines.add(new Signed("checkpoint", row.getLong("seq"), hex(row, "signed_hash"), at(row, "signed_at"),
                    row.getString("key_id"), Base64.getEncoder().encodeToString(row.getBuffer("signature").getBytes())));
        }
    }

    private static Entry entry(Row row) {
        boolean missing = row.getLong("id") == null;
        var it = missing
                ? new AuditEntry(row.getLong("audit_id"), null, null, null, null, null, null, null, null, null)
                : AuditEntry.of(row);
        return new Entry("entry", row.getLong("seq"), hex(row, "hash"), at(row, "sealed_at"), it.id(), missing ? true : null,
                missing ? null : it.at().toString(), it.actorKind(), it.actor(), it.actorName(), it.action(),
                it.subjectType(), it.subjectId(), it.detail(), it.requestId());
    }

    private static String hex(Row row, String column) {
        return HEX.formatHex(row.getBuffer(column).getBytes());
    }

    private static String at(Row row, String column) {
        return row.get(OffsetDateTime.class, column).toInstant().toString();
    }
}
