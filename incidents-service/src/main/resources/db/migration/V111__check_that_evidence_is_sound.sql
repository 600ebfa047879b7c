-- An item that came with another MD5 or SHA-1 than declared could be called verified after it had been missing for a while. It is checked
-- at once: that writes its ledger and raises the alarm.
-- short: of few rows, those few.
update evidence set integrity = 'unverified', next_check_at = now()
where integrity = 'verified' and (declared_sha1 <> sha1 or declared_md5 <> md5);
alter table evidence validate constraint ck_evidence_fits;
alter table evidence validate constraint ck_evidence_disposers;
alter table evidence_custody validate constraint ck_evidence_custody_actions;
alter table evidence_uploads validate constraint ck_evidence_uploads_states;
