package org.waymark.report;

/** Addresses of the pages that values of a report lead to. */
public final class PageAddress {

  private PageAddress() {}

  /**
   * The page of a service.
   *
   * @param id of the service
   */
  public static String ofService(Object id) {
    return "/services/" + id;
  }

  /**
   * The page of an area.
   *
   * @param kind slug of its kind
   * @param code its ONS code
   */
  public static String ofArea(String kind, Object code) {
    return "/areas/" + kind + "/" + code;
  }
}
