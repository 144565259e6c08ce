package org.waymark.web.page;

/** The parts of the site, in the order of the navigation. */
public enum Section {
  SEARCH("Find support", "/services"),
  COVERAGE("Coverage map", "/coverage"),
  GAP("Gap analysis", "/gap"),
  PATHWAYS("Pathways", "/pathways"),
  AREAS("Areas", "/areas"),
  ORGANISATIONS("Organisations", "/organisations"),
  ABOUT("About", "/about"),
  /** Pages that the navigation does not name, such as the home page. */
  NONE("", "");

  private final String label;
  private final String address;

  Section(String label, String address) {
    this.label = label;
    this.address = address;
  }

  public String label() {
    return label;
  }

  public String address() {
    return address;
  }

  /** True when the navigation has a link for it. */
  public boolean isNamed() {
    return this != NONE;
  }
}
