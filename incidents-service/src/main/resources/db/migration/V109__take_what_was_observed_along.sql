-- The merged incident in which somebody added what was observed; null where that was in this one.
alter table incident_observables add column merged_from uuid;

-- What somebody adds that was taken along already stays when the merge is undone.
grant update (merged_from) on incident_observables to ${service};
