package io.harrier.alerts.processing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import io.harrier.alerts.indicator.IndicatorMatches.Seen;
import io.vertx.mutiny.sqlclient.Tuple;

/** What rules did to a batch and took for it, and which indicators were seen. */
final class RuleTally {

    private record Rule(UUID tenant, UUID id) {

        private static final Comparator<Rule> ORDER = Comparator.comparing(Rule::tenant).thenComparing(Rule::id);
    }

    private static final class Count {
        private long evaluated;
        private long matched;
        private long failed;
        private long nanos;
    }

    private final Map<Rule, Count> rules = new TreeMap<>(Rule.ORDER);
    final Map<Seen, Long> seen = new HashMap<>();

    void evaluated(UUID tenant, UUID rule, RuleRun.Outcome outcome, long nanos) {
        var count = rules.computeIfAbsent(new Rule(tenant, rule), it -> new Count());
        count.evaluated++;
        count.matched += outcome == RuleRun.Outcome.MATCHED || outcome == RuleRun.Outcome.FAILED ? 1 : 0;
        count.failed += outcome == RuleRun.Outcome.UNTOLD || outcome == RuleRun.Outcome.FAILED ? 1 : 0;
        count.nanos += nanos;
    }

    void seen(UUID tenant, UUID indicator) {
        seen.merge(new Seen(tenant, indicator), 1L, Long::sum);
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    Tuple rows(Instant now) {
        var all = rules.keySet();
        var counts = rules.values();
        return Tuple.tuple().addValue(array(all, Rule::tenant, UUID[]::new)).addValue(array(all, Rule::id, UUID[]::new))
                .addValue(array(counts, it -> it.evaluated, Long[]::new))
                .addValue(array(counts, it -> it.matched, Long[]::new))
                .addValue(array(counts, it -> it.failed, Long[]::new))
                .addValue(array(counts, it -> it.nanos, Long[]::new)).addValue(LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    private static <S, T> T[] array(Collection<S> all, Function<S, T> value, IntFunction<T[]> array) {
        return all.stream().map(value).toArray(array);
    }
}
