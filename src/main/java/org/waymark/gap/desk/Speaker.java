package org.waymark.gap.desk;

import java.time.LocalDate;
import java.util.Objects;
import org.waymark.account.Person;
import org.waymark.geography.Area;
import org.waymark.geography.Geography;

/** Whoever says something of the gap: it decides under which name, and of which areas. */
public sealed interface Speaker {

  /** What is told to whoever speaks for the wrong area. */
  String NOT_THEIRS =
      "What is said of an area is said by its own duty holders: of a police area by all of them, of"
          + " an ICB or a council by its own people and by whoever convenes there.";

  /**
   * Whoever runs this Waymark, by its command or with its operator's token: believed in what they
   * say their name is, of any area.
   *
   * @param actor who they are in the audit trail
   */
  record Operator(String actor) implements Speaker {

    /** At the command line. */
    public static final Operator COMMAND = new Operator("command");

    /** A program with the operator's token. */
    public static final Operator TOKEN = new Operator("operator");

    public Operator {
      Objects.requireNonNull(actor);
    }

    @Override
    public String name(String given) {
      return given;
    }

    @Override
    public boolean mayJudge(Area area, Geography geography, LocalDate day) {
      return true;
    }
  }

  /** Somebody who is signed in: under the name of their account, of the areas of their bodies. */
  record SignedIn(Person person) implements Speaker {
    public SignedIn {
      Objects.requireNonNull(person);
    }

    @Override
    public String actor() {
      return person.actor();
    }

    @Override
    public String name(String given) {
      return person.account().name();
    }

    @Override
    public boolean mayJudge(Area area, Geography geography, LocalDate day) {
      return person.authority().mayJudge(area, geography, day);
    }
  }

  /** Who they are in the audit trail. */
  String actor();

  /**
   * The name that is kept and published.
   *
   * @param given the name they say they have; may be blank
   */
  String name(String given);

  /** True when they may say something of this area. */
  boolean mayJudge(Area area, Geography geography, LocalDate day);
}
