package org.waymark.listing.form;

import java.util.List;
import org.waymark.catalogue.Service;

/** What a draft reads as. */
public sealed interface FormReading {

  /** A listing that keeps every rule. */
  record Readable(Service service) implements FormReading {}

  /** What is wrong, in the order of the form; never empty. */
  record Unreadable(List<FieldProblem> problems) implements FormReading {
    public Unreadable {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("A draft that cannot be read has a problem");
      }
    }
  }
}
