package io.harrier.incidents.incident;

/** What kind of thing happened. */
public enum IncidentType {
    SECURITY_BREACH,
    DATA_LEAK,
    SYSTEM_COMPROMISE,
    INSIDER_THREAT,
    PHYSICAL_SECURITY,
    MALWARE,
    PHISHING,
    DDOS,
    OTHER
}
