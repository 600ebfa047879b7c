package io.harrier.alerts.processing;

import java.util.List;
import java.util.Map;

import io.harrier.alerts.enrichment.TableRef;
import io.harrier.alerts.priority.PriorityWeights;

/**
 * What is done to the records of a tenant.
 *
 * @param rules in the order in which they are met
 * @param tables by the names of their sources, but for those that have expired
 * @param directories the names of those that hold people
 * @param indicators whether there is threat intelligence to match
 * @param assets whether any are known
 */
record TenantProcessing(List<CompiledRule> rules, Map<String, TableRef> tables, List<String> directories, boolean indicators,
        boolean assets, PriorityWeights weights) {

    /** Whether nothing is known and nothing to be done. */
    boolean isBare() {
        return rules.isEmpty() && directories.isEmpty() && !indicators && !assets;
    }

    TenantProcessing with(List<CompiledRule> others) {
        return new TenantProcessing(others, tables, directories, indicators, assets, weights);
    }
}
