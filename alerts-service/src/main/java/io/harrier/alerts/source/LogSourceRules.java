package io.harrier.alerts.source;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;

import jakarta.inject.Singleton;

import io.harrier.alerts.alert.KeyLength;
import io.harrier.alerts.format.Formats;
import io.harrier.alerts.format.GenericFormats;
import io.harrier.alerts.format.IdentityFields;
import io.harrier.platform.problem.RuleBroken;

/** What may be said of a source. */
@Singleton
class LogSourceRules {

    static final String GENERIC = "generic";
    /** The path of the preview stands where a source's name does. */
    private static final String TAKEN = "preview";
    private static final Duration SHORTEST_SILENCE = Duration.ofMinutes(1);
    private static final Duration LONGEST_SILENCE = Duration.ofDays(365);
    private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(1);
    private static final Duration LONGEST_WINDOW = Duration.ofDays(30);

    private final Formats formats;
    private final GenericFormats generic;

    LogSourceRules(Formats formats, GenericFormats generic) {
        this.formats = formats;
        this.generic = generic;
    }

    /** @throws RuleBroken naming the property */
    void check(LogSourceRequest request) {
        refuse(request.name().equals(TAKEN), "/name", "Is taken by /api/v1/ingest/preview");
        refuse(request.sourceSystem() != null && (request.sourceSystem().isBlank()
                || !KeyLength.fits(request.sourceSystem(), KeyLength.IDENTITY)), "/sourceSystem",
                "Must not be blank and have at most " + KeyLength.IDENTITY + " bytes of UTF-8");
        checkFormat(request);
        if (request.identityFields() != null) {
            IdentityFields.of(request.identityFields(), "/identityFields");
        }
        var silence = request.silentAfter();
        refuse(silence != null && (silence.compareTo(SHORTEST_SILENCE) < 0 || silence.compareTo(LONGEST_SILENCE) > 0),
                "/silentAfter", "Must be from " + SHORTEST_SILENCE + " to P365D");
        checkWindow(request);
        checkTimezone(request.timezone());
    }

    private static void checkWindow(LogSourceRequest request) {
        var window = request.entityWindow();
        refuse(window != null && (window.compareTo(SHORTEST_WINDOW) < 0 || window.compareTo(LONGEST_WINDOW) > 0),
                "/entityWindow", "Must be from " + SHORTEST_WINDOW + " to P30D");
        refuse(window != null && request.duplicatePolicy() == DuplicatePolicy.OFF, "/entityWindow",
                "Without deduplication nothing folds");
        refuse(window == null && request.entityKinds() != null && !request.entityKinds().isEmpty(), "/entityKinds",
                "Goes with entityWindow only");
    }

    private void checkFormat(LogSourceRequest request) {
        boolean isGeneric = GENERIC.equals(request.format());
        refuse(isGeneric && request.mapping() == null, "/mapping", "The format generic needs one");
        refuse(!isGeneric && request.mapping() != null, "/mapping", "Goes with the format generic only");
        refuse(!isGeneric && request.format() != null && formats.named(request.format()).isEmpty(), "/format",
                "There is no such format");
        if (isGeneric) {
            generic.of(request.mapping(), "/mapping");
        }
    }

    private static void checkTimezone(String timezone) {
        try {
            if (timezone != null) {
                ZoneId.of(timezone);
            }
        } catch (DateTimeException unknown) {
            throw new RuleBroken("/timezone", "There is no such time zone");
        }
    }

    private static void refuse(boolean broken, String pointer, String detail) {
        if (broken) {
            throw new RuleBroken(pointer, detail);
        }
    }
}
