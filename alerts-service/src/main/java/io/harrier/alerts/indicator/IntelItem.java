package io.harrier.alerts.indicator;

import java.time.Instant;
import java.util.List;

import io.harrier.alerts.alert.AlertAnnouncements.Observable;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What an upload says of one value. */
@RegisterForReflection
record IntelItem(Observable observable, String externalId, String description, Integer confidence, Verdict verdict, Tlp tlp,
        Pap pap, List<String> labels, Instant validFrom, Instant validUntil, Instant modifiedAt, boolean revoked) {

    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");
    private static final int MOST_LABELS = 50;
    private static final int LONGEST_LABEL = 200;

    IntelItem {
        labels = labels.stream().filter(it -> it.length() <= LONGEST_LABEL && it.indexOf('\0') < 0).distinct()
                .limit(MOST_LABELS).toList();
        description = cut(description, 4_000);
        externalId = id(externalId);
        validFrom = storable(validFrom) ? validFrom : modifiedAt;
        validUntil = storable(validUntil) ? validUntil : null;
    }

    static String id(String externalId) {
        return cut(externalId, 200);
    }

    /** A time of this era, which is what a database of ours compares with. */
    private static boolean storable(Instant time) {
        return time != null && time.isAfter(Instant.EPOCH) && time.isBefore(END);
    }

    private static String cut(String text, int most) {
        String clean = text == null ? null : text.replace("\0", "");
        return clean == null || clean.length() <= most ? clean : clean.substring(0, most);
    }
}
