package org.waymark.gap.cell;

import org.waymark.coverage.Standing;

/** Why a service does not count in a cell. */
public sealed interface Exclusion {

  /** The words of pages and files, as the end of "Not counted: …": nothing of a contract. */
  String words();

  /** The same for those who may see contracts. */
  default String wordsWithContracts() {
    return words();
  }

  /** Kebab-case name for files and programs. */
  String code();

  /** It does not count at all on the day, whatever the cell. */
  record NotCounted(Standing.Reason reason) implements Exclusion {
    @Override
    public String words() {
      return reason.words();
    }

    @Override
    public String wordsWithContracts() {
      return reason.wordsWithContracts();
    }

    @Override
    public String code() {
      return reason.code();
    }
  }

  /** The support is not under the Duty. */
  record OutsideDuty(String support) implements Exclusion {
    @Override
    public String words() {
      return support + " is outside the Duty";
    }

    @Override
    public String code() {
      return "outside-the-duty";
    }
  }

  /** It takes nobody who lives in the area. */
  record DoesNotCover(String area) implements Exclusion {
    @Override
    public String words() {
      return "does not cover "
          + area
          + ": 100% of residents out of reach (it serves a neighbouring area)";
    }

    @Override
    public String code() {
      return "does-not-cover";
    }
  }

  /**
   * It does not admit the cohort.
   *
   * @param what it admits instead, e.g. "age 18 and over"
   */
  record NotAdmitted(String what) implements Exclusion {
    @Override
    public String words() {
      return what;
    }

    @Override
    public String code() {
      return "not-admitted";
    }
  }

  /**
   * Its listing is silent of what decides whether it takes the cohort.
   *
   * @param what e.g. "ages are not stated"
   */
  record NotStated(String what) implements Exclusion {
    @Override
    public String words() {
      return what + ": ask whether it takes them";
    }

    @Override
    public String code() {
      return "not-stated";
    }
  }

  /** It is listed for a wider kind of support only, so nothing says that it gives this. */
  record WiderOnly(String wider, String wanted) implements Exclusion {
    @Override
    public String words() {
      return "listed for “" + wider + "” in general; it does not name “" + wanted + "”";
    }

    @Override
    public String code() {
      return "wider-only";
    }
  }
}
