-- The escalation that brought an alert: what was observed with it goes when its last alert does. Null of a link of before, and of one that
-- somebody made.
alter table incident_alert_links add column escalation_id uuid;
