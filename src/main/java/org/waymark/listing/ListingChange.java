package org.waymark.listing;

import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.waymark.account.AccountId;
import org.waymark.account.Person;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.field.ListingField;

/**
 * A change of a listing that is not, or not only, in the catalogue: a first listing being written,
 * a change that waits for approval, or a correction that was live at once and is told to approvers.
 * A listing has at most one that is open ({@link State#isOpen()}), corrections apart.
 *
 * @param service of a first listing, the identifier it will have
 * @param author who began it; of a correction, who made it
 * @param contributors everybody who put something into it, the author among them: none of them may
 *     approve it
 * @param assignee the approver it was given to; null when any of the areas may take it
 * @param fields what it changes; empty for a first listing
 * @param base the live listing as it was when each of {@code fields} was first changed; null for a
 *     first listing. Fields that are not in {@code fields} say nothing.
 * @param proposed the same with the changed fields; null for a first listing not yet submitted
 * @param draft raw form fields of a first listing, as typed; empty for a change
 * @param why the author's reason, in words
 * @param lock goes up with every write, from 1; drawn for the listing, so that no two states of its
 *     changes have the same
 * @param submittedAt when it was last handed in; null while it is a draft
 * @param decidedBy who approved, rejected or undid it; null while it is open
 * @param reason why it was rejected or undone; null otherwise
 * @param comments oldest first
 */
@RecordBuilder
public record ListingChange(
    ListingChangeId id,
    ServiceId service,
    OrganisationId organisation,
    Kind kind,
    State state,
    AccountId author,
    String authorName,
    Set<AccountId> contributors,
    @Nullable AccountId assignee,
    Set<ListingField> fields,
    @Nullable Service base,
    @Nullable Service proposed,
    Map<String, List<String>> draft,
    String why,
    long lock,
    Instant openedAt,
    @Nullable Instant submittedAt,
    @Nullable Instant decidedAt,
    @Nullable AccountId decidedBy,
    @Nullable String decidedByName,
    @Nullable String reason,
    List<ListingComment> comments)
    implements ListingChangeBuilder.With {

  /** What sort of change it is. */
  public enum Kind implements Labelled {
    FIRST("New listing"),
    CHANGE("Change"),
    /** A telephone number that was corrected and is live. */
    CORRECTION("Corrected number");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /** How far it is. */
  public enum State implements Labelled {
    /** A first listing that its organisation still writes, or that was sent back to it. */
    DRAFT("Draft"),
    WAITING("Waiting for approval"),
    APPROVED("Approved"),
    REJECTED("Rejected"),
    WITHDRAWN("Withdrawn"),
    /** A correction that no approver has looked at. */
    TOLD("For information"),
    SEEN("Seen"),
    UNDONE("Undone");

    private final String label;

    State(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }

    /** True while it stands in the way of another change of the listing. */
    public boolean isOpen() {
      return this == DRAFT || this == WAITING;
    }
  }

  public ListingChange {
    Objects.requireNonNull(id);
    Objects.requireNonNull(service);
    Objects.requireNonNull(organisation);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(state);
    Objects.requireNonNull(author);
    Objects.requireNonNull(openedAt);
    contributors = Set.copyOf(contributors);
    fields = fields.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(fields));
    Map<String, List<String>> raw = new LinkedHashMap<>();
    draft.forEach((name, values) -> raw.put(name, List.copyOf(values)));
    draft = Collections.unmodifiableMap(raw);
    comments = List.copyOf(comments);
    if (lock < 1) {
      throw new IllegalArgumentException("A lock number is from 1, not " + lock);
    }
    if (kind != Kind.FIRST && (base == null || proposed == null || fields.isEmpty())) {
      throw new IllegalArgumentException("A change of a live listing has fields, before and after");
    }
    if (!contributors.contains(author)) {
      throw new IllegalArgumentException("The author is among the contributors");
    }
  }

  /** How long it has waited: since it was handed in, else since it was begun. */
  public Duration age(Instant now) {
    return Duration.between(submittedAt == null ? openedAt : submittedAt, now);
  }

  /** What of the listing to show: the live one with what is proposed on top. */
  public Service onto(Service live) {
    return proposed == null ? live : ListingField.copy(fields, proposed, live);
  }

  /**
   * A change that somebody begins; its kind, state, reason, lock number and what it changes are
   * still to be said.
   */
  static ListingChangeBuilder begunBy(
      Person person, ServiceId service, OrganisationId organisation, Instant at) {
    return ListingChangeBuilder.builder()
        .id(ListingChangeId.random())
        .service(service)
        .organisation(organisation)
        .author(person.account().id())
        .authorName(person.account().name())
        .contributors(Set.of(person.account().id()))
        .fields(Set.of())
        .draft(Map.of())
        .openedAt(at)
        .comments(List.of());
  }

  /**
   * The next state of it, into which somebody put something; its lock number is still to be said.
   */
  ListingChangeBuilder joinedBy(Person person) {
    Set<AccountId> all = new HashSet<>(contributors);
    all.add(person.account().id());
    return with().contributors(all);
  }

  /** Never what is in it. */
  @Override
  public String toString() {
    return "ListingChange[" + id + ", " + kind + ", " + state + ", " + lock + "]";
  }
}
