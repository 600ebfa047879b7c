package io.harrier.integrations.tenable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.integrations.IntegrationsConfig;
import io.harrier.integrations.asset.AssetStore;
import io.harrier.integrations.sync.Connector;
import io.harrier.integrations.sync.Counts;
import io.harrier.integrations.sync.ImportJob;
import io.harrier.integrations.sync.ImportStore;
import io.harrier.integrations.sync.Next;
import io.harrier.integrations.system.SystemType;
import io.harrier.integrations.vulnerability.ScannedVulnerability;
import io.harrier.integrations.vulnerability.VulnerabilityStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Imports assets and findings from Tenable Vulnerability Management by its exports: asked for, watched, stored chunk by chunk. */
@ApplicationScoped
class TenableConnector implements Connector {

    private static final Duration LONGEST_POLL = Duration.ofSeconds(30);
    /** An adopted export may have begun this long before us: chunks are gone after a day. */
    private static final Duration OLDEST_EXPORT = Duration.ofDays(1);

    private final TenableClient client;
    private final ImportStore store;
    private final AssetStore assets;
    private final VulnerabilityStore vulnerabilities;
    private final Clock clock;
    private final Duration pollEvery;

    TenableConnector(TenableClient client, ImportStore store, AssetStore assets, VulnerabilityStore vulnerabilities,
            Clock clock, IntegrationsConfig config) {
        this.client = client;
        this.store = store;
        this.assets = assets;
        this.vulnerabilities = vulnerabilities;
        this.clock = clock;
        this.pollEvery = config.sync().pollEvery();
    }

    @Override
    public SystemType type() {
        return SystemType.TENABLE;
    }

    @Override
    public Uni<Next> advance(ImportJob job) {
        return job.exportId() == null
                ? start(job)
                : client.status(job, job.exportId()).chain(status -> follow(job, status));
    }

    private Uni<Next> start(ImportJob job) {
        Instant now = clock.instant();
        return client.start(job, body(job)).chain(started -> started.adopted()
                ? client.status(job, started.exportId())
                        .map(status -> Next.exporting(started.exportId(), adoptedCovers(status, job, now)))
                : Uni.createFrom().item(Next.exporting(started.exportId(), now)));
    }

    /** When the adopted export began, as far as Tenable says so: for exports of assets it does not. */
    private static Instant adoptedCovers(ExportStatus status, ImportJob job, Instant now) {
        Instant begun = status.created() == null ? job.begun().minus(OLDEST_EXPORT) : status.created();
        return begun.isAfter(now) ? now : begun;
    }

    private static JsonObject body(ImportJob job) {
        return switch (job.kind()) {
            case ASSETS -> ExportBody.assets(job.connection().assetChunkSize(), job.since());
            case VULNERABILITIES -> ExportBody.findings(job.connection().findingAssetsPerChunk(), job.since());
        };
    }

    private Uni<Next> follow(ImportJob job, ExportStatus status) {
        List<Integer> missing = status.notIn(job.stored());
        return Multi.createFrom().iterable(missing).onItem().transformToUniAndConcatenate(chunk -> fetch(job, chunk)).collect()
                .asList()
                .map(stored -> next(job, status, missing.isEmpty()));
    }

    private Next next(ImportJob job, ExportStatus status, boolean nothingNew) {
        if (status.running()) {
            return nothingNew ? Next.wait(poll(job), status.known()) : Next.again(status.known());
        }
        if (status.state() != ExportStatus.State.FINISHED) {
            return Next.startOver("The export ended as " + status.state());
        }
        // What was stored stays; but the export is not whole, so the watermark must not move.
        return status.failed().isEmpty()
                ? Next.complete(status.known())
                : Next.startOver("The export is without its chunks " + status.failed());
    }

    private Uni<Void> fetch(ImportJob job, int chunk) {
        return switch (job.kind()) {
            case ASSETS -> keep(job, chunk, TenableAssets::read, (connection, records) -> assets.store(connection,
                    job.connection().systemId(), records));
            case VULNERABILITIES ->
                keep(job, chunk, this::finding, (connection, records) -> vulnerabilities.store(connection,
                        job.connection().systemId(), job.runId(), records));
        };
    }

    private ScannedVulnerability finding(Fields record) {
        return TenableFindings.read(record, clock.instant());
    }

    private interface Keep<T> {
        Uni<Counts> records(SqlConnection connection, List<T> records);
    }

    private <T> Uni<Void> keep(ImportJob job, int chunk, Function<Fields, T> reader, Keep<T> keep) {
        return client.chunk(job, chunk, reader)
                .chain(read -> store.store(job, chunk, connection -> keep.records(connection, read.records())
                        .map(counts -> counts.plus(Counts.rejected(read.rejected())))));
    }

    /** The older the export, the seldomer: its age tells how long it may still take. */
    private Duration poll(ImportJob job) {
        Duration byAge = job.age(clock.instant()).dividedBy(10);
        if (byAge.compareTo(pollEvery) < 0) {
            return pollEvery;
        }
        return byAge.compareTo(LONGEST_POLL) > 0 ? LONGEST_POLL : byAge;
    }
}
