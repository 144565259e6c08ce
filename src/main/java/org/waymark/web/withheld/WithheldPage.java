package org.waymark.web.withheld;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.WithErrors;

/**
 * The places of a service that are not public.
 *
 * @param address of this page
 * @param done what was just done, in words; empty when nothing was
 * @param open the place whose address is shown for editing; null when none is
 */
public record WithheldPage(
    PageFrame frame,
    String service,
    String serviceAddress,
    String address,
    String done,
    List<Place> places,
    @Nullable Editing open,
    List<FieldError> errors)
    implements WithErrors {

  /**
   * A place.
   *
   * @param location its identifier
   * @param name e.g. "Place 2: address withheld"
   * @param kept whether an address is kept
   */
  public record Place(String location, String name, boolean kept) {}

  /**
   * A place whose address is open.
   *
   * @param lines as they stand in the box, a line each
   */
  public record Editing(String location, String name, String lines, String postcode, boolean kept) {

    /** Says nothing of the address. */
    @Override
    public String toString() {
      return "Editing[" + location + "]";
    }
  }
}
