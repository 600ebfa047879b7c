package io.harrier.alerts.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.harrier.alerts.format.Unreadable;
import io.harrier.alerts.format.Unreadable.Reason;
import io.harrier.alerts.ingest.SourceActivity.Source;
import io.harrier.alerts.source.CollectionRules;
import io.harrier.platform.problem.TooLarge;

/**
 * Records that came to no alert, one entry with its source for each: of which none could be made, which a filter dropped, and which
 * were over a limit.
 */
final class Aside {

    final List<Source> rejected = new ArrayList<>();
    final List<Source> filtered = new ArrayList<>();
    final List<Source> delayed = new ArrayList<>();
    /** Why records of a request were refused, whosever they are: of a pipeline's the dead letters are counted. */
    final List<Reason> reasons = new ArrayList<>();

    /** @param records the rules of each record that was over a limit, or came with one that was */
    static Aside delayed(UUID tenant, List<CollectionRules> records) {
        var aside = new Aside();
        records.forEach(rules -> aside.delayed.add(new Source(tenant, rules.source())));
        return aside;
    }

    /**
     * Counts a record, or all of a request, of which nothing is taken.
     *
     * @param source null where it is none that the tenant knows
     */
    Aside refuse(UUID tenant, UUID source, Throwable why) {
        if (source != null) {
            rejected.add(new Source(tenant, source));
        }
        reasons.add(why instanceof Unreadable unreadable
                ? unreadable.reason
                : why instanceof TooLarge ? Reason.TOO_LARGE : Reason.MALFORMED);
        return this;
    }
}
