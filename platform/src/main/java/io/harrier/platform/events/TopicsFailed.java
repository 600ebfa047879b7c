package io.harrier.platform.events;

import java.util.Set;

/** These topics did not take all that was sent, for now. */
final class TopicsFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final transient Set<String> topics;

    TopicsFailed(Set<String> topics, Throwable cause) {
        super(topics + " did not take messages: " + cause, cause, false, false);
        this.topics = topics;
    }
}
