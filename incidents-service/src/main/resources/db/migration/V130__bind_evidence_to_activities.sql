-- Evidence names the activity that brought it: one of its own incident. What is there is looked through afterwards, without a lock on writers.
alter table evidence add constraint fk_evidence_activity foreign key (tenant_id, incident_id, activity_id)
    references investigation_activities (tenant_id, incident_id, id) not valid;
