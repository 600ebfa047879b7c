-- What was written of an alert while it was an incident's is hidden with that incident, though the alert itself may leave it.
alter table alert_events add column incident_id uuid;
update alert_events e set incident_id = a.incident_id
from security_alerts a
where a.tenant_id = e.tenant_id and a.id = e.alert_id and a.incident_id is not null
  and e.at >= coalesce(a.escalated_at, a.resolved_at);
alter policy restricted on alert_events
    using (exists (select from security_alerts a where a.tenant_id = alert_events.tenant_id and a.id = alert_id)
        and (incident_id is null or incident_id not in (select hidden_incidents())));
