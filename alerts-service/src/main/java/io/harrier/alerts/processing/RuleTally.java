package io.harrier.alerts.processing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import io.harrier.alerts.indicator.IndicatorMatches.Seen;
import io.vertx.mutiny.sqlclient.Tuple;

/** What rules did to a batch and took for it, and which indicators were seen. */
final class RuleTally {

    /** Of one rule. */
    static final class Count {

        private final UUID tenant;
        private final UUID rule;
        private long evaluated;
        private long matched;
        private long failed;
        private long timed;
        private long nanos;

        private Count(UUID tenant, UUID rule) {
            this.tenant = tenant;
            this.rule = rule;
        }

        void evaluated(RuleRun.Outcome outcome) {
            evaluated++;
            matched += outcome == RuleRun.Outcome.MATCHED || outcome == RuleRun.Outcome.FAILED ? 1 : 0;
            failed += outcome == RuleRun.Outcome.UNTOLD || outcome == RuleRun.Outcome.FAILED ? 1 : 0;
        }

        void took(long some) {
            timed++;
            nanos += some;
        }

        /** Of all, by those that were timed. */
        private long nanos() {
            return timed == 0 ? 0 : nanos * evaluated / timed;
        }
    }

    /** To look at the clock costs as much as many a rule does. */
    private static final int TIMED_ONE_IN = 8;
    private int records;

    private final Map<UUID, List<Count>> rules = new HashMap<>();
    final Map<Seen, Long> seen = new HashMap<>();

    /** Of each rule of a tenant, in their order. */
    List<Count> of(UUID tenant, List<CompiledRule> all) {
        return rules.computeIfAbsent(tenant, it -> all.stream().map(rule -> new Count(tenant, rule.id())).toList());
    }

    /** Whether it is to be told how long each rule takes for the next record. */
    boolean isTimed() {
        return records++ % TIMED_ONE_IN == 0;
    }

    void seen(UUID tenant, UUID indicator) {
        seen.merge(new Seen(tenant, indicator), 1L, Long::sum);
    }

    /** Those that met a record, in the order in which all write them. */
    private List<Count> counted() {
        return rules.values().stream().flatMap(List::stream).filter(it -> it.evaluated > 0)
                .sorted(Comparator.comparing((Count it) -> it.tenant).thenComparing(it -> it.rule)).toList();
    }

    boolean isEmpty() {
        return counted().isEmpty();
    }

    Tuple rows(Instant now) {
        var all = counted();
        return Tuple.tuple().addValue(array(all, it -> it.tenant, UUID[]::new))
                .addValue(array(all, it -> it.rule, UUID[]::new))
                .addValue(array(all, it -> it.evaluated, Long[]::new)).addValue(array(all, it -> it.matched, Long[]::new))
                .addValue(array(all, it -> it.failed, Long[]::new)).addValue(array(all, Count::nanos, Long[]::new))
                .addValue(LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    private static <S, T> T[] array(Collection<S> all, Function<S, T> value, IntFunction<T[]> array) {
        return all.stream().map(value).toArray(array);
    }
}
