package org.waymark.catalogue;

/** The legal kind of an organisation. */
public enum OrganisationType implements Labelled {
  CHARITY("Charity"),
  CIC("Community interest company"),
  COMPANY("Company"),
  COUNCIL("Council"),
  NHS("NHS body"),
  POLICE("Police or policing body"),
  PUBLIC_BODY("Other public body"),
  UNINCORPORATED("Unincorporated group"),
  NOT_STATED("Not stated");

  private final String label;

  OrganisationType(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
