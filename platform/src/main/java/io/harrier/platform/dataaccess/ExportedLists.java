package io.harrier.platform.dataaccess;

import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.harrier.platform.access.CurrentOrigin;
import io.harrier.platform.export.ExportListener;
import io.smallrye.mutiny.Uni;

/** How much of a list was taken out is on record where something of it was, which is there by itself. */
@Singleton
class ExportedLists implements ExportListener {

    private final DataAccess access;
    private final CurrentOrigin origins;

    ExportedLists(DataAccess access, CurrentOrigin origins) {
        this.access = access;
        this.origins = origins;
    }

    /** As it is said of a request that was shown something of this class. */
    static String something(DataClassification why) {
        return "something " + why.wire;
    }

    @Override
    public Uni<Void> ended(String what, long rows) {
        return Stream.of(DataClassification.RESTRICTED, DataClassification.SENSITIVE)
                .filter(why -> origins.find().filter(origin -> origin.isMarked(something(why))).isPresent()).findFirst()
                .map(why -> access.exported(what, null, why, rows)).orElseGet(() -> Uni.createFrom().voidItem());
    }
}
