package org.waymark.vocabulary;

import java.io.Serial;

/** Thrown when a term is asked for by an id that no vocabulary has. */
public final class UnknownTermException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public UnknownTermException(TermId id, String where) {
    super("There is no %s '%s': use an id from the vocabulary files".formatted(where, id));
  }
}
