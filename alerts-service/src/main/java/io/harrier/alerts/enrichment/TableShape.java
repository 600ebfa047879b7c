package io.harrier.alerts.enrichment;

/**
 * What the rows of a table have in common.
 *
 * @param keyColumn the column that is looked up
 * @param people whether the rows are people, by any of the ways in which records name them
 */
public record TableShape(String keyColumn, KeyMatch match, boolean people) {
}
