package org.waymark.search;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.geography.Distance;

/**
 * One service found.
 *
 * @param distance straight line from the place asked about to the nearest public location; null
 *     when no place was named or the service has no public location
 * @param reasons why it matches and why it stands where it does, in words, most telling first
 * @param snippet a piece of the description with the words found, for the reader
 */
public record ServiceHit(
    Service service,
    Organisation organisation,
    @Nullable Distance distance,
    List<String> reasons,
    List<SnippetPart> snippet) {

  /** A stretch of text. */
  public record SnippetPart(String text, boolean matched) {}

  public ServiceHit {
    Objects.requireNonNull(service);
    Objects.requireNonNull(organisation);
    reasons = List.copyOf(reasons);
    snippet = List.copyOf(snippet);
  }
}
