package io.harrier.postmortems.review;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.DefaultValue;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.paging.Order;
import io.harrier.platform.problem.Malformed;

/** What the list of reviews can be narrowed to, and its order. */
public class ReviewFilter {

    @RestQuery
    @Parameter(description = "Any of these statuses; planned is scheduled and final is published")
    public List<String> status;

    @RestQuery
    @Parameter(description = "Any of these types")
    public List<ReviewType> type;

    @RestQuery
    public UUID incidentId;

    @RestQuery
    @Parameter(description = "Subject of the facilitator")
    public String facilitator;

    @RestQuery
    @Parameter(description = "Scheduled for this day or an earlier one")
    public LocalDate scheduledUntil;

    @RestQuery
    @DefaultValue("-createdAt")
    @Parameter(description = "Newest first, or the next due first", schema = @Schema(type = SchemaType.STRING, enumeration = {
            "-createdAt", "scheduledDate"}))
    public String sort;

    ReviewSort order() {
        return Order.named(sort, ReviewSort.values());
    }

    List<ReviewStatus> statuses() {
        return status == null ? List.of() : status.stream().map(ReviewFilter::status).toList();
    }

    private static ReviewStatus status(String word) {
        try {
            return ReviewStatus.named(word);
        } catch (IllegalArgumentException unknown) {
            throw new Malformed("status", unknown.getMessage());
        }
    }
}
