package org.waymark.listing;

import static org.waymark.catalogue.ListingStatus.CLOSED;
import static org.waymark.catalogue.ListingStatus.DRAFT;
import static org.waymark.catalogue.ListingStatus.PUBLISHED;
import static org.waymark.catalogue.ListingStatus.SUBMITTED;
import static org.waymark.catalogue.ListingStatus.SUSPENDED;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.ListingStatus;

/**
 * Which state a listing is in, what may be done with it there, by whom, and where that leads: the
 * only place that says so. What is not in the table cannot be done.
 *
 * <p>Whoever put something into a change never decides on it, whatever else they are.
 */
public final class Lifecycle {

  private static final Set<ListingRole> KEEPERS =
      EnumSet.of(ListingRole.EDITOR, ListingRole.LEAD, ListingRole.ADMINISTRATOR);
  private static final Set<ListingRole> APPROVERS =
      EnumSet.of(ListingRole.COMMISSIONER, ListingRole.ADMINISTRATOR);
  private static final Set<ListingRole> BOTH =
      EnumSet.of(
          ListingRole.EDITOR,
          ListingRole.LEAD,
          ListingRole.COMMISSIONER,
          ListingRole.ADMINISTRATOR);

  /** What doing something comes to. */
  public enum Effect {
    /** The listing, or the change, is so at once. */
    AT_ONCE,
    /** It becomes part of the change that waits, or begins one. */
    WAITS
  }

  /**
   * A row of the table.
   *
   * @param roles whoever has one of these
   * @param others true when it may not be a contributor of the change
   * @param next the state it leads to; the same where the state stays; null when nothing is left,
   *     or the change itself says which
   */
  public record Rule(
      ListingStatus status,
      ListingAction action,
      Set<ListingRole> roles,
      boolean others,
      Effect effect,
      @Nullable ListingStatus next) {
    public Rule {
      roles = Set.copyOf(roles);
    }

    private boolean admits(Set<ListingRole> has) {
      return has.stream().anyMatch(roles::contains)
          && !(others && has.contains(ListingRole.CONTRIBUTOR));
    }
  }

  private static final List<Rule> TABLE = table();

  private Lifecycle() {}

  private static List<Rule> table() {
    List<Rule> rules = new ArrayList<>();
    // A first listing, or one that was imported as a draft.
    rules.add(atOnce(DRAFT, ListingAction.WRITE, KEEPERS, DRAFT));
    rules.add(atOnce(DRAFT, ListingAction.SUBMIT, KEEPERS, SUBMITTED));
    rules.add(atOnce(DRAFT, ListingAction.EDIT, KEEPERS, DRAFT));
    rules.add(atOnce(DRAFT, ListingAction.WITHDRAW, KEEPERS, null));
    rules.add(waits(DRAFT, ListingAction.RESUME, PUBLISHED));
    rules.add(atOnce(SUBMITTED, ListingAction.EDIT, KEEPERS, SUBMITTED));
    rules.add(atOnce(SUBMITTED, ListingAction.WITHDRAW, KEEPERS, DRAFT));
    rules.add(decides(SUBMITTED, ListingAction.APPROVE, PUBLISHED));
    rules.add(decides(SUBMITTED, ListingAction.REJECT, DRAFT));
    rules.add(waits(SUBMITTED, ListingAction.RESUME, PUBLISHED));
    // A listing that the public has seen. What is approved says which state follows.
    for (ListingStatus status : List.of(PUBLISHED, SUSPENDED, CLOSED)) {
      rules.add(atOnce(status, ListingAction.WITHDRAW, KEEPERS, status));
      rules.add(decides(status, ListingAction.APPROVE, null));
      rules.add(decides(status, ListingAction.REJECT, status));
      rules.add(decides(status, ListingAction.CHECK, status));
    }
    for (ListingStatus status : List.of(PUBLISHED, SUSPENDED)) {
      rules.add(atOnce(status, ListingAction.EDIT, KEEPERS, status));
      rules.add(atOnce(status, ListingAction.ASSURE, KEEPERS, status));
      rules.add(atOnce(status, ListingAction.CLOSE, KEEPERS, CLOSED));
    }
    // Who may hide the place of a listing may take the whole of it from view.
    rules.add(atOnce(PUBLISHED, ListingAction.SUSPEND, KEEPERS, SUSPENDED));
    rules.add(waits(SUSPENDED, ListingAction.RESUME, PUBLISHED));
    rules.add(waits(CLOSED, ListingAction.RESUME, PUBLISHED));
    // Imported drafts can lie about: they too wait, are decided on and are closed.
    rules.add(decides(DRAFT, ListingAction.APPROVE, null));
    rules.add(decides(DRAFT, ListingAction.REJECT, DRAFT));
    rules.add(atOnce(DRAFT, ListingAction.CLOSE, KEEPERS, CLOSED));
    rules.add(atOnce(SUBMITTED, ListingAction.CLOSE, KEEPERS, CLOSED));
    for (ListingStatus status : ListingStatus.values()) {
      rules.add(atOnce(status, ListingAction.COMMENT, BOTH, status));
      rules.add(atOnce(status, ListingAction.REASSIGN, APPROVERS, status));
      rules.add(atOnce(status, ListingAction.FUND, APPROVERS, status));
    }
    return List.copyOf(rules);
  }

  private static Rule atOnce(
      ListingStatus status,
      ListingAction action,
      Set<ListingRole> roles,
      @Nullable ListingStatus next) {
    return new Rule(status, action, roles, false, Effect.AT_ONCE, next);
  }

  private static Rule waits(ListingStatus status, ListingAction action, ListingStatus next) {
    return new Rule(status, action, KEEPERS, false, Effect.WAITS, next);
  }

  private static Rule decides(
      ListingStatus status, ListingAction action, @Nullable ListingStatus next) {
    return new Rule(status, action, APPROVERS, true, Effect.AT_ONCE, next);
  }

  /** The whole table. */
  public static List<Rule> rules() {
    return TABLE;
  }

  /** The rule by which it can be done in that state by anybody; empty when by nobody. */
  public static Optional<Rule> rule(ListingStatus status, ListingAction action) {
    return TABLE.stream()
        .filter(rule -> rule.status() == status && rule.action() == action)
        .findFirst();
  }

  /**
   * The rule by which somebody who is all this may do it in that state; empty when they may not.
   */
  public static Optional<Rule> rule(
      ListingStatus status, ListingAction action, Set<ListingRole> roles) {
    return rule(status, action).filter(rule -> rule.admits(roles));
  }
}
