package io.harrier.alerts.format;

import io.harrier.alerts.alert.AlertAnnouncements.Observable;
import io.harrier.alerts.alert.ObservableType;

/** Reads a value of a known type as the observables of alerts are read, so that the two are equal where they mean the same. */
public final class ObservableText {

    private ObservableText() {
    }

    /** Null where it is not of the type. */
    public static Observable of(ObservableType type, String text) {
        var set = new ObservableSet();
        add(type, text, set);
        var found = set.list();
        return found.isEmpty() ? null : found.get(0);
    }

    static void add(ObservableType type, String value, ObservableSet found) {
        switch (type) {
            case IP -> found.ip(value);
            case DOMAIN -> found.domain(value);
            case HASH -> found.hashes(value);
            case USER -> found.user(value);
            case HOST -> found.host(value);
            case URL -> found.url(value);
            case CVE -> found.cve(value);
            case EMAIL -> found.email(value);
        }
    }
}
