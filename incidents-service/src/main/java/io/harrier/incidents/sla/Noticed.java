package io.harrier.incidents.sla;

import io.harrier.incidents.incident.Incident;

/** What time has made of a clock, and whose clock it is. */
record Noticed(Incident incident, SlaClock clock, ClockNotice notice) {
}
