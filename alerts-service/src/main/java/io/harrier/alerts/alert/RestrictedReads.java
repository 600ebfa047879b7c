package io.harrier.alerts.alert;

import jakarta.persistence.PostLoad;

import io.harrier.platform.dataaccess.SeenData;

/** Whoever is shown an alert has it loaded: where its incident is restricted, the data access log learns of it here. */
public class RestrictedReads {

    @PostLoad
    void note(SecurityAlert alert) {
        SeenData.noteWithin("alert", alert.id, alert.incidentId);
    }
}
