-- Who last wrote what a plan's approval is about: not the one who approves it.
alter table remediation_plans
    add column written_by text,
    add constraint ck_remediation_plans_writer check (approved_by <> written_by);
