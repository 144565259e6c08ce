package org.waymark.gap.offer;

import java.util.Set;
import org.waymark.vocabulary.TermId;

/**
 * Something that should exist for victims, however it is called locally.
 *
 * @param id lower-case words joined by hyphens
 * @param label the words of pages and files
 * @param supportTypes terms under the Duty; a service that gives any of them, or a narrower one,
 *     has the function
 * @param oneProvider true where one provider for everybody is how it is meant to be (a SARC, a
 *     MARAC, a victim hub), so that depending on one is no risk by itself
 */
public record OfferFunction(
    String id, String label, Set<TermId> supportTypes, boolean oneProvider) {

  public OfferFunction {
    if (!TermId.isValid(id)) {
      throw new IllegalArgumentException(
          "function: \"" + id + "\" is not lower-case words joined by hyphens");
    }
    if (label.isBlank()) {
      throw new IllegalArgumentException("function " + id + ": write a label");
    }
    supportTypes = Set.copyOf(supportTypes);
    if (supportTypes.isEmpty()) {
      throw new IllegalArgumentException("function " + id + ": name at least one support type");
    }
  }
}
