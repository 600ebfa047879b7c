package io.harrier.alerts.enrichment;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.NotFound;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.problem.TooLarge;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Keeps what a tenant enriches its alerts from. */
@ApplicationScoped
@TenantTransaction
class EnrichmentSourceService {

    /** All of them may be looked up in one batch. */
    static final int MOST = 200;
    private static final String SUBJECT = "enrichment_source";
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(3650);

    private final EnrichmentSourceRepository sources;
    private final Audit audit;
    private final CurrentCaller current;
    private final Ids ids;
    private final Clock clock;
    private final long room;

    EnrichmentSourceService(EnrichmentSourceRepository sources, Audit audit, CurrentCaller current, Ids ids, Clock clock,
            TableRoom room) {
        this.sources = sources;
        this.audit = audit;
        this.current = current;
        this.ids = ids;
        this.clock = clock;
        this.room = room.ofTenant();
    }

    Uni<Page<EnrichmentSourceView>> list(PageRequest page) {
        return sources.list(page).map(found -> new Page<>(found.items().stream().map(this::view).toList(),
                found.nextCursor()));
    }

    Uni<EnrichmentSourceView> get(UUID id) {
        return sources.get(id).map(this::view);
    }

    /** The table of a source as it is now, for looking something up in it. */
    Uni<TableRef> table(UUID id) {
        return sources.get(id).map(source -> {
            if (source.tableVersion == 0) {
                throw new NotFound("table of the enrichment source", id);
            }
            return new TableRef(source.id, source.tableVersion, source.shape(), source.tableMemory);
        });
    }

    Uni<EnrichmentSourceView> create(EnrichmentSourceRequest request) {
        check(request);
        var source = new EnrichmentSource();
        source.id = ids.next();
        source.createdAt = clock.instant();
        source.createdBy = current.get().subject();
        source.name = request.name();
        apply(source, request);
        return sources.count().invoke(known -> {
            if (known >= MOST) {
                throw new Conflict("There are " + MOST + " enrichment sources already");
            }
        }).chain(() -> sources.isNamed(source.name)).invoke(known -> {
            if (known) {
                throw new Conflict("There is an enrichment source named " + source.name + " already");
            }
        }).chain(() -> sources.persistAndFlush(source)).call(() -> record("enrichment_source_created", source))
                .replaceWith(() -> view(source));
    }

    Uni<EnrichmentSourceView> change(UUID id, IfMatch match, EnrichmentSourceRequest request) {
        IfMatch.required(match);
        check(request);
        return sources.lock(id).invoke(source -> {
            IfMatch.check(match, source.version);
            if (!request.name().equals(source.name)) {
                throw new RuleBroken("/name", "Never changes: rules look it up by it");
            }
            boolean otherwiseRead = source.tableVersion > 0 && !source.shape().equals(shape(request));
            if (otherwiseRead) {
                throw new RuleBroken("/match", "The table was checked for another key, match or type: make another source");
            }
            apply(source, request);
        }).call(sources::flush).call(source -> record("enrichment_source_changed", source)).map(this::view);
    }

    /** Puts a table that was read for the source in the place of the one before. */
    Uni<EnrichmentSourceView> replaceTable(UUID id, IfMatch match, TableShape shape, UploadedTable table) {
        return sources.lock(id).invoke(source -> {
            IfMatch.check(match, source.version);
            if (!source.shape().equals(shape)) {
                throw new Conflict("It was changed meanwhile: send the table again");
            }
        }).call(source -> roomFor(id, table)).call(source -> {
            source.tableVersion++;
            source.tableRows = table.rows();
            source.tableMemory = table.memory();
            source.tableColumns = table.columns().toArray(String[]::new);
            source.uploadedAt = clock.instant();
            source.uploadedBy = current.get().subject();
            source.updatedAt = source.uploadedAt;
            source.updatedBy = source.uploadedBy;
            return sources.keep(id, source.tableVersion, table.content()).chain(sources::flush)
                    .chain(() -> record("enrichment_table_uploaded", source));
        }).map(this::view);
    }

    private Uni<Void> roomFor(UUID id, UploadedTable table) {
        return sources.memoryOfOthers(id).invoke(others -> {
            if (others + table.memory() > room) {
                throw new TooLarge("", "In memory this table takes %,d bytes and those of other sources %,d; a tenant has %,d"
                        .formatted(table.memory(), others, room));
            }
        }).replaceWithVoid();
    }

    /** Refuses an upload before it is read, and tells how to read it. */
    Uni<TableShape> shape(UUID id, IfMatch match) {
        IfMatch.required(match);
        return sources.get(id).invoke(source -> IfMatch.check(match, source.version)).map(EnrichmentSource::shape);
    }

    private EnrichmentSourceView view(EnrichmentSource source) {
        return EnrichmentSourceView.of(source, clock.instant());
    }

    private void apply(EnrichmentSource source, EnrichmentSourceRequest request) {
        source.type = request.type();
        source.description = request.description();
        source.integrationMethod = requireNonNullElse(request.integrationMethod(), IntegrationMethod.FILE);
        source.refreshAfterSeconds = seconds(request.refreshFrequency());
        source.expiresAfterSeconds = seconds(request.expiresAfter());
        source.status = requireNonNullElse(request.status(), EnrichmentSourceStatus.ACTIVE);
        source.match = match(request);
        source.keyColumn = keyColumn(request);
        source.updatedAt = clock.instant();
        source.updatedBy = current.get().subject();
    }

    private static String keyColumn(EnrichmentSourceRequest request) {
        return requireNonNullElse(request.keyColumn(), "key");
    }

    private static KeyMatch match(EnrichmentSourceRequest request) {
        return requireNonNullElse(request.match(), request.type() == EnrichmentSourceType.USER_DIRECTORY
                ? KeyMatch.IGNORE_CASE
                : KeyMatch.EXACT);
    }

    private static TableShape shape(EnrichmentSourceRequest request) {
        return new TableShape(keyColumn(request), match(request), request.type() == EnrichmentSourceType.USER_DIRECTORY);
    }

    private static Long seconds(Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }

    private static void check(EnrichmentSourceRequest request) {
        check("/refreshFrequency", request.refreshFrequency());
        check("/expiresAfter", request.expiresAfter());
        boolean people = request.type() == EnrichmentSourceType.USER_DIRECTORY;
        if (people && match(request) != KeyMatch.IGNORE_CASE) {
            throw new RuleBroken("/match", "A user directory is looked up by ignore_case");
        }
    }

    private static void check(String pointer, Duration duration) {
        if (duration != null && (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0)) {
            throw new RuleBroken(pointer, "Must be from " + SHORTEST + " to P3650D");
        }
    }

    private Uni<Void> record(String action, EnrichmentSource source) {
        return audit.record(action, SUBJECT, source.id, Map.of("name", source.name, "type", source.type.wire, "status",
                source.status.wire, "match", source.match.wire, "tableVersion", source.tableVersion, "rows",
                source.tableRows == null ? 0 : source.tableRows));
    }
}
