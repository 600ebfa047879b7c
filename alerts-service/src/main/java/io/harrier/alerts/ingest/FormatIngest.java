package io.harrier.alerts.ingest;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import io.harrier.alerts.format.AlertFormat;
import io.harrier.alerts.format.Reading;
import io.harrier.alerts.format.Unreadable;
import io.harrier.alerts.ingest.RecordReader.Envelope;
import io.harrier.alerts.ingest.Sighting.Received;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.problem.Malformed;
import io.harrier.platform.problem.ProblemException;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.problem.TooLarge;
import io.harrier.platform.tenancy.TenantSql;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;

/**
 * Takes records of any format from a request. As from Kafka, what is imperfect is flagged; what is unreadable is refused, naming the
 * field.
 */
@Singleton
class FormatIngest {

    private static final String OPERATION = "ingestRecords";

    /** What makes two requests the same. */
    @RegisterForReflection
    record Request(String source, byte[] body) {
    }

    private final RecordReader reader;
    private final SourceFormats sources;
    private final AlertStore store;
    private final TenantSql sql;
    private final Idempotency idempotency;
    private final CurrentCaller current;
    private final Clock clock;

    FormatIngest(RecordReader reader, SourceFormats sources, AlertStore store, TenantSql sql, Idempotency idempotency,
            CurrentCaller current, Clock clock) {
        this.reader = reader;
        this.sources = sources;
        this.store = store;
        this.sql = sql;
        this.idempotency = idempotency;
        this.current = current;
        this.clock = clock;
    }

    /**
     * @param key what the client sent to be able to ask again; null where it sent none
     * @return a {@link Receipt} for one record that is one alert, else {@link Receipts}, one for each alert
     */
    Uni<Object> take(String key, String source, Envelope envelope, byte[] body) {
        var tenant = current.get().tenantId();
        var format = sources.formatOf(tenant, source);
        var records = BodyRecords.of(envelope.contentType(), body);
        List<Received> good = new ArrayList<>();
        List<Receipts.Read> read = new ArrayList<>();
        for (int index = 0; index < records.records().size(); index++) {
            try {
                for (Reading reading : read(records.records().get(index), envelope, format)) {
                    var received = new Received(tenant, reading.alert());
                    good.add(received);
                    read.add(new Receipts.Read(index, received.identity(), null));
                }
            } catch (ProblemException refused) {
                if (records.single()) {
                    throw refused;
                }
                read.add(new Receipts.Read(index, null, refused));
            }
        }
        boolean one = records.single() && read.size() == 1;
        return sql.runSeeingAll(connection -> idempotency.once(connection, key, OPERATION, new Request(source, body),
                one ? Receipt.class : Receipts.class, () -> store.store(connection, good).map(stored -> one
                        ? Receipt.of(stored.get(read.get(0).identity()), true)
                        : Receipts.of(read, stored))));
    }

    /** @throws ProblemException where no alert can be made of it */
    List<Reading> read(byte[] record, Envelope envelope, AlertFormat format) {
        try {
            return reader.read(record, envelope, format, clock.instant());
        } catch (Unreadable unreadable) {
            throw problem(unreadable);
        }
    }

    private static ProblemException problem(Unreadable unreadable) {
        return switch (unreadable.reason) {
            case NOT_JSON, NUL, EMPTY -> new Malformed(unreadable.pointer, unreadable.getMessage());
            case TOO_LARGE -> new TooLarge(unreadable.pointer, unreadable.getMessage());
            case NO_IDENTITY, MALFORMED, NOT_AN_ALERT, UNKNOWN_TENANT, NOT_STORABLE -> new RuleBroken(unreadable.pointer,
                    unreadable.getMessage());
        };
    }
}
