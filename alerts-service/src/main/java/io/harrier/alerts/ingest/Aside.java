package io.harrier.alerts.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.harrier.alerts.ingest.SourceActivity.Source;
import io.harrier.alerts.source.CollectionRules;

/**
 * Records that came to no alert, one entry with its source for each: of which none could be made, which a filter dropped, and which
 * were over a limit.
 */
final class Aside {

    final List<Source> rejected = new ArrayList<>();
    final List<Source> filtered = new ArrayList<>();
    final List<Source> delayed = new ArrayList<>();

    /** @param records the rules of each record that was over a limit, or came with one that was */
    static Aside delayed(UUID tenant, List<CollectionRules> records) {
        var aside = new Aside();
        records.forEach(rules -> aside.delayed.add(new Source(tenant, rules.source())));
        return aside;
    }

    static Aside rejected(List<Source> sources) {
        var aside = new Aside();
        aside.rejected.addAll(sources);
        return aside;
    }
}
