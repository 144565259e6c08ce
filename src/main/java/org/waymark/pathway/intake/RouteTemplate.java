package org.waymark.pathway.intake;

import java.util.List;
import org.waymark.intake.table.EmptyForm;

/** The empty form for routes, with its help. */
public final class RouteTemplate {

  private RouteTemplate() {}

  /** The form as it is written. */
  public static EmptyForm form() {
    return new EmptyForm("Routes", RouteColumn.values(), List.of());
  }
}
