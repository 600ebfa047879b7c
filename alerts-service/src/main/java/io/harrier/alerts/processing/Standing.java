package io.harrier.alerts.processing;

import io.harrier.alerts.indicator.Pap;
import io.harrier.alerts.indicator.Tlp;
import io.harrier.alerts.indicator.Verdict;

/** What threat intelligence holds of an observable: the worst verdict, the strictest markings. */
public record Standing(Verdict verdict, Tlp tlp, Pap pap) {

    public Standing and(Standing other) {
        return new Standing(first(verdict, other.verdict), first(tlp, other.tlp), first(pap, other.pap));
    }

    private static <E extends Enum<E>> E first(E one, E other) {
        return one == null || other != null && other.compareTo(one) < 0 ? other : one;
    }
}
