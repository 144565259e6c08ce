package org.waymark.publishing.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.field.ReadingTerms;
import org.waymark.query.ParameterProblem;

/** What the body of a change is read as, for tests of other packages. */
public final class ListingBodies {

  /**
   * The listing as changed.
   *
   * @param service as it was where something is wrong
   */
  public record Read(Service service, List<ParameterProblem> problems) {}

  private ListingBodies() {}

  public static Read read(String json, Service service, ReadingTerms terms) {
    ListingBody body = ListingBody.read(json.getBytes(UTF_8));
    Service read = body.onto(service, terms);
    return new Read(read, body.problems());
  }
}
