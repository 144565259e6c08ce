package org.waymark.database;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The database cannot be used, and a person must do something about it. The message says what is
 * wrong in one sentence, the remedy what to do; neither holds a password.
 */
public class DatabaseProblem extends RuntimeException {
  private static final int DEEPEST = 50;

  /** unique_violation, serialization_failure and deadlock_detected. */
  private static final Set<String> CONFLICTS = Set.of("23505", "40001", "40P01");

  private final String remedy;

  /**
   * @param message what is wrong
   * @param remedy what to do about it
   */
  public DatabaseProblem(String message, String remedy, @Nullable Throwable cause) {
    super(message, cause);
    this.remedy = remedy;
  }

  /** What to do about it, for the person at the terminal. */
  public final String remedy() {
    return remedy;
  }

  /**
   * True when somebody else was faster: a unique key is taken, or the transaction has to be tried
   * again.
   */
  public final boolean isConflict() {
    Throwable at = getCause();
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      if (at instanceof SQLException e && CONFLICTS.contains(String.valueOf(e.getSQLState()))) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }

  /** The first such problem among an exception and its causes, however a framework wrapped it. */
  public static Optional<DatabaseProblem> findIn(@Nullable Throwable thrown) {
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      if (at instanceof DatabaseProblem problem) {
        return Optional.of(problem);
      }
      at = at.getCause();
    }
    return Optional.empty();
  }
}
