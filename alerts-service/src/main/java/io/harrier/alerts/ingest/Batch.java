package io.harrier.alerts.ingest;

import java.util.ArrayList;
import java.util.List;

import io.harrier.alerts.ingest.Rejections.Rejected;
import io.harrier.alerts.ingest.Sighting.Received;
import io.harrier.alerts.ingest.Throughput.Limited;

/** What is to be written of some records that pipelines sent. */
final class Batch {

    final List<Received> alerts = new ArrayList<>();
    /** Records whose alerts are stored as far as their mapping's limit allows. */
    final List<Limited> limited = new ArrayList<>();
    final List<Canaries.Read> canaries = new ArrayList<>();
    final List<Rejected> dead = new ArrayList<>();
    final Aside aside = new Aside();
}
