package io.harrier.alerts.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

/** Rules on records: each set is compiled once, and kept while it is used. */
@Singleton
public class RecordRuleSets {

    private static final int MOST = 1_000;

    private final CelExpressions cel;
    private final Map<RuleSet, RecordRules> known = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RuleSet, RecordRules> eldest) {
            return size() > MOST;
        }
    });

    private record RuleSet(List<FilterRule> filters, List<TransformationRule> transformations) {
    }

    public RecordRuleSets(CelExpressions cel) {
        this.cel = cel;
    }

    /** @throws io.harrier.platform.problem.RuleBroken where one of the expressions is none */
    public RecordRules of(List<FilterRule> filters, List<TransformationRule> transformations) {
        var set = new RuleSet(filters, transformations);
        var rules = known.get(set);
        if (rules == null) {
            rules = new RecordRules(cel, filters, transformations);
            known.put(set, rules);
        }
        return rules;
    }
}
