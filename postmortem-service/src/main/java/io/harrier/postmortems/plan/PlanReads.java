package io.harrier.postmortems.plan;

import jakarta.persistence.PostLoad;

import io.harrier.platform.dataaccess.SeenData;

/** Whoever is shown a plan has it loaded: where its incident is restricted, the data access log learns of it here. */
public class PlanReads {

    @PostLoad
    void note(Plan plan) {
        SeenData.noteWithin("remediation_plan", plan.id, plan.content.incidentId());
    }
}
