-- What two objects of a source say of a value stands in two rows: the end of one is not the end of the other, and an object that names
-- another value no longer means the former.
alter table indicators drop constraint uq_indicators_value;
alter table indicators add constraint uq_indicators_value
    unique nulls not distinct (tenant_id, type, value, source_id, external_id);
create index ix_indicators_object on indicators (tenant_id, source_id, external_id);

-- When intelligence was uploaded last: what a source no longer repeats for as long as it says expires, as its tables do.
alter table enrichment_sources add column intel_uploaded_at timestamptz;
update enrichment_sources s set intel_uploaded_at = (select max(i.updated_at) from indicators i
    where i.tenant_id = s.tenant_id and i.source_id = s.id) where s.type = 'threat_intel';
