-- Entries of before that rule may name evidence that never was. Where none does, it holds for all.
-- short: who reads or writes is not held up
do $$
begin
    if not exists (select from timeline_events e where e.evidence_id is not null and not exists (select from evidence v
            where v.tenant_id = e.tenant_id and v.incident_id = e.incident_id and v.id = e.evidence_id)) then
        alter table timeline_events validate constraint fk_timeline_events_evidence;
    end if;
end
$$;
