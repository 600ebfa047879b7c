package io.harrier.bench;

import java.util.Iterator;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Gives out items evenly, so many a second, until it is closed or there are none left. */
public final class Pace<T> implements AutoCloseable {

    private static final int TICKS_A_SECOND = 100;

    private final ScheduledExecutorService clock = Executors
            .newSingleThreadScheduledExecutor(task -> new Thread(task, "pace"));
    private final Iterator<T> items;
    private final Consumer<T> taker;
    private final double perTick;
    private double due;
    private volatile boolean finished;

    public Pace(Iterator<T> items, double perSecond, Consumer<T> taker) {
        this.items = items;
        this.taker = taker;
        this.perTick = perSecond / TICKS_A_SECOND;
        clock.scheduleAtFixedRate(this::tick, 0, 1_000 / TICKS_A_SECOND, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        for (due += perTick; due >= 1 && items.hasNext(); due--) {
            taker.accept(items.next());
        }
        finished = finished || !items.hasNext();
    }

    public boolean finished() {
        return finished;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
