package org.waymark.vocabulary;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown when vocabulary files break a rule. Nothing of them is used; every fault found is listed.
 */
public final class InvalidVocabularyException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final transient List<VocabularyFault> faults;

  public InvalidVocabularyException(List<VocabularyFault> faults) {
    super(
        faults.stream()
            .map(VocabularyFault::toString)
            .collect(Collectors.joining("\n  ", "The vocabulary cannot be read:\n  ", "")));
    this.faults = List.copyOf(faults);
  }

  /** In file order; never empty. */
  public List<VocabularyFault> faults() {
    return faults;
  }
}
