package org.waymark.web.manage;

import java.util.List;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.WithErrors;

/**
 * Begins a listing.
 *
 * @param organisations whose it may be
 * @param similar listings that may be the same; empty before anybody looked
 */
public record NewListingPage(
    PageFrame frame,
    List<Block.Option> organisations,
    String name,
    List<Similar> similar,
    List<FieldError> errors)
    implements WithErrors {

  /** A listing that may be the same, and why it is thought so. */
  public record Similar(String name, String organisation, String href, String why) {}
}
