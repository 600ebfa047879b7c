package io.harrier.incidents.incident;

/** How the incident came to notice. */
public enum DetectionMethod {
    AUTOMATED,
    MANUAL_INTERNAL,
    THIRD_PARTY,
    AUDIT,
    CUSTOMER_REPORT
}
