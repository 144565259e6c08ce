package org.waymark.intake.merge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.history.RecordVersion;
import org.waymark.intake.merge.Told.Outcome;

/**
 * What decides between a file and a person, for the rows of one listing.
 *
 * <p>What a file said last is the file's to change. What a person said last is kept, unless the
 * file says something it did not say before and its row was checked on a later day than the
 * person's, or the file is to overwrite what people said. Nothing becomes more public by a file
 * than a person made it; what a file newly makes less public becomes so at once.
 */
final class FileAgain {

  private final Set<String> headings;
  private final @Nullable LocalDate checked;
  private final boolean overwrites;
  private final List<Told> told = new ArrayList<>();

  /**
   * @param headings the columns that could be read; what others say stays as it is known
   * @param checked the day the row says it was checked; null when it does not
   * @param overwrites true when the file's is to be taken whatever people said
   */
  FileAgain(Set<String> headings, @Nullable LocalDate checked, boolean overwrites) {
    this.headings = headings;
    this.checked = checked;
    this.overwrites = overwrites;
  }

  /** What was found on the way. */
  List<Told> told() {
    return told;
  }

  Set<String> headings() {
    return headings;
  }

  /** The record that is known with what of the file is taken. */
  <R> R merged(R known, R read, Trace<R> trace, List<Aspect<R>> aspects) {
    R merged = read;
    for (Aspect<R> aspect : aspects) {
      if (!aspect.isIn(headings)
          || aspect.same(known, read, headings)
          || !takes(aspect, known, read, trace)) {
        merged = aspect.copy().apply(known, merged);
      }
    }
    return merged;
  }

  /** True when the file's is taken where it says otherwise than what is known. */
  <R> boolean takes(Aspect<R> aspect, R known, R read, Trace<R> trace) {
    RecordVersion<R> person = trace.saidByPerson(aspect).orElse(null);
    if (person == null) {
      return true;
    }
    boolean news =
        trace.lastFromFile(aspect).filter(last -> aspect.same(last, read, headings)).isEmpty();
    Outcome outcome =
        outcome(
            aspect.openness().applyAsInt(read) - aspect.openness().applyAsInt(known),
            news,
            person.day());
    tell(outcome, aspect.heading(), aspect.words(read), aspect.words(known), person.day());
    return switch (outcome) {
      case CHECKED_LATER, ASKED_FOR, MADE_LESS_PUBLIC -> true;
      default -> false;
    };
  }

  private Outcome outcome(int moreOpen, boolean news, LocalDate day) {
    if (moreOpen > 0) {
      return Outcome.NOT_MADE_PUBLIC;
    }
    if (moreOpen < 0 && news) {
      return Outcome.MADE_LESS_PUBLIC;
    }
    if (overwrites) {
      return Outcome.ASKED_FOR;
    }
    if (news && isAfter(day)) {
      return Outcome.CHECKED_LATER;
    }
    return news ? Outcome.KEPT_AGAINST_NEWS : Outcome.KEPT;
  }

  /** True when the row was checked after that day. */
  private boolean isAfter(LocalDate day) {
    return checked != null && checked.isAfter(day);
  }

  /**
   * True when a row that the file lacks stays, because a person brought or changed it.
   *
   * @param day when
   */
  boolean stays(LocalDate day, boolean brought, String heading, String words) {
    Outcome otherwise = brought ? Outcome.ADDED_KEPT : Outcome.CHANGED_KEPT;
    tell(overwrites ? Outcome.ASKED_FOR : otherwise, heading, "(nothing)", words, day);
    return !overwrites;
  }

  /**
   * True when a row that a person took away stays away.
   *
   * @param day when
   * @param news true when the file did not say it so before
   * @param hides true when it is a place, which no file brings back
   */
  boolean staysAway(LocalDate day, boolean news, boolean hides, String heading, String words) {
    Outcome outcome = Outcome.REMOVED_KEPT;
    if (!hides && overwrites) {
      outcome = Outcome.ASKED_FOR;
    } else if (!hides && news && isAfter(day)) {
      outcome = Outcome.CHECKED_LATER;
    }
    tell(outcome, heading, words, "(taken away)", day);
    return outcome == Outcome.REMOVED_KEPT;
  }

  void tell(Outcome outcome, String heading, String file, String person, LocalDate day) {
    told.add(new Told(outcome, heading, file, person, day));
  }
}
