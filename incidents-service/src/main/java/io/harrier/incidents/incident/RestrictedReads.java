package io.harrier.incidents.incident;

import jakarta.persistence.PostLoad;

import io.harrier.platform.dataaccess.DataClassification;
import io.harrier.platform.dataaccess.SeenData;

/**
 * Whoever is shown something of a restricted incident has it loaded: its detail, a list, its timeline, alerts, clocks, files. So it is here
 * that the data access log learns of it.
 */
public class RestrictedReads {

    @PostLoad
    void note(Incident incident) {
        if (incident.restricted) {
            SeenData.note("incident", incident.id, DataClassification.RESTRICTED);
        }
    }
}
