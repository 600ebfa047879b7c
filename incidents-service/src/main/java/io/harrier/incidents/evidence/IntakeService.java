package io.harrier.incidents.evidence;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.incidents.storage.Blobs;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** What becomes of an upload in the database: it expires, or its file becomes its item's. */
@ApplicationScoped
@TenantTransaction
class IntakeService {

    private static final String BROKEN = "A piece of it is missing";
    private static final String STORE_FAILS = "The store did not take it, or did not give back all that came; it is tried again";
    private static final String BROKEN_OFF = "It was broken off each time; it is tried again";

    private final UploadRepository uploads;
    private final UploadService service;
    private final EvidenceRepository evidence;
    private final EvidenceNews news;
    private final Custody custody;
    private final IncidentService incidents;
    private final Blobs blobs;
    private final EvidenceSettings settings;
    private final CurrentCaller current;
    private final Clock clock;
    private final Ids ids;

    IntakeService(UploadRepository uploads, UploadService service, EvidenceRepository evidence, EvidenceNews news,
            Custody custody,
            IncidentService incidents, Blobs blobs, EvidenceSettings settings, CurrentCaller current, Clock clock, Ids ids) {
        this.uploads = uploads;
        this.service = service;
        this.evidence = evidence;
        this.news = news;
        this.custody = custody;
        this.incidents = incidents;
        this.blobs = blobs;
        this.settings = settings;
        this.current = current;
        this.clock = clock;
        this.ids = ids;
    }

    /** What is to be done about an upload that is due; null where nothing is, as of one that expired, which ends here. */
    Uni<Intake.Plan> plan(UUID id) {
        return uploads.incidentOf(id).chain(incident -> incident == null
                ? Uni.createFrom().nullItem()
                : incidents.locked(incident).chain(it -> uploads.locked(id).chain(upload -> plan(it, upload))));
    }

    private Uni<Intake.Plan> plan(Incident incident, Upload upload) {
        if (upload == null || upload.state != UploadState.RECEIVED) {
            return upload == null || upload.expiresAt.isAfter(clock.instant())
                    ? Uni.createFrom().nullItem()
                    : service.end(upload).replaceWith((Intake.Plan) null);
        }
        return evidence.of(upload.incidentId, upload.evidenceId).chain(item -> {
            if (item.contentState != ContentState.NONE) {
                return service.end(upload).replaceWith((Intake.Plan) null);
            }
            // Counted before it is tried: what kills the process counts too.
            boolean alarm = upload.begin(clock.instant()) && upload.raiseAlarm(BROKEN_OFF);
            return uploads.flush().chain(() -> alarm ? news.notStored(incident, item, upload) : Uni.createFrom().voidItem())
                    .chain(() -> uploads.parts(upload.id))
                    .map(pieces -> new Intake.Plan(current.get().tenantId(), item.id, upload.id, upload.fileName,
                            item.acquired.malware(), ids.next(), upload.length, pieces));
        });
    }

    /**
     * It is tried again, later each time, and told once when that was often. Only where what came is gone nothing can be made of it.
     *
     * @param gone whether a piece is not there any more
     */
    Uni<Void> failed(Intake.Plan plan, boolean gone) {
        return uploads.incidentOf(plan.upload()).chain(id -> id == null
                ? Uni.createFrom().voidItem()
                : incidents.locked(id).chain(incident -> uploads.locked(plan.upload())
                        .chain(upload -> upload == null || upload.state != UploadState.RECEIVED
                                ? Uni.createFrom().voidItem()
                                : failed(incident, upload, gone))));
    }

    private Uni<Void> failed(Incident incident, Upload upload, boolean gone) {
        boolean often = upload.fail(gone ? BROKEN : STORE_FAILS, clock.instant());
        if (often && gone) {
            upload.giveUp(clock.instant().plus(settings.uploadExpires()));
        }
        boolean alarm = often && (upload.raiseAlarm(upload.failure) || gone);
        return uploads.flush().chain(() -> alarm
                ? evidence.of(incident.id, upload.evidenceId).chain(item -> news.notStored(incident, item, upload))
                : Uni.createFrom().voidItem());
    }

    /** Before the file is written, in a transaction of its own. */
    Uni<Void> reserve(Intake.Plan plan) {
        return blobs.reserve(plan.key());
    }

    /** Where another replica was faster, this one's file goes. */
    Uni<Void> taken(Intake.Plan plan, StoredFile file) {
        return uploads.incidentOf(plan.upload()).chain(found -> found == null
                ? blobs.remove(plan.key())
                : incidents.locked(found).chain(incident -> evidence.locked(incident.id, plan.item())
                        .chain(item -> uploads.locked(plan.upload()).chain(upload -> upload == null
                                || item.contentState != ContentState.NONE
                                        ? blobs.remove(plan.key())
                                        : stored(incident, item, upload, plan, file)))));
    }

    private Uni<Void> stored(Incident incident, Evidence item, Upload upload, Intake.Plan plan, StoredFile file) {
        boolean fits = item.store(file, clock.instant().plus(settings.verifyEvery()));
        var detail = EvidenceService.detail("fileName", file.fileName(), "bytes", file.bytes(), "sha256", file.sha256(),
                "sha1", file.sha1(), "md5", file.md5(), "mediaType", file.mediaType(), "container", file.container(),
                "storedSha256", file.storedSha256(), "uploadedBy", upload.createdBy.subject());
        return blobs.keep(plan.key()).chain(() -> custody.write(item, CustodyAction.STORED, detail))
                .chain(() -> service.stored(upload))
                .chain(() -> fits ? matched(incident, item) : news.failed(incident, item, declared(item)));
    }

    private Uni<Void> matched(Incident incident, Evidence item) {
        var verified = item.integrity == Integrity.VERIFIED
                ? custody.write(item, CustodyAction.VERIFIED, Map.of("declaredSha256", item.acquired.sha256()))
                : Uni.createFrom().voidItem();
        return verified.chain(() -> news.stored(incident, item));
    }

    private static Map<String, Object> declared(Evidence item) {
        return EvidenceService.detail("declaredSha256", item.acquired.sha256(), "declaredSha1", item.acquired.sha1(),
                "declaredMd5", item.acquired.md5(), "sha256", item.file.sha256());
    }
}
