package io.harrier.postmortems.plan;

/** How far a plan's tasks are: of those that count (all but the cancelled), how many are completed. */
public record Progress(long completed, long counted) {

    public Progress {
        if (completed < 0 || completed > counted) {
            throw new IllegalArgumentException(completed + " of " + counted + " tasks completed");
        }
    }

    /** Whole percent, rounded down, so that 100 means all of them. A plan without tasks has got nowhere. */
    public int percentage() {
        return counted == 0 ? 0 : (int) (completed * 100 / counted);
    }

    public boolean hasBegun() {
        return completed > 0;
    }

    public boolean isComplete() {
        return counted > 0 && completed == counted;
    }
}
