alter table evidence validate constraint fk_evidence_activity;
