package io.harrier.incidents.timeline;

/** What a timeline is taken out in. */
public enum TimelineFormat {
    /** For people: a section an entry. */
    MARKDOWN,
    /** For spreadsheets: a row an entry. */
    CSV,
    /** For programs: the incident and its entries. */
    JSON
}
