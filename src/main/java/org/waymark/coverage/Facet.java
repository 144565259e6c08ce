package org.waymark.coverage;

/** The parts of a filter for which the number of services behind each choice is counted. */
public enum Facet {
  CRIME_TYPE,
  CRIME_FIT,
  COHORT,
  GROUP_FIT,
  SUPPORT_TYPE,
  POLICE_AREA,
  DELIVERY_MODE,
  LANGUAGE,
  REFERRAL_SOURCE,
  GENDER,
  ACCEPTING,
  COUNTING,
  COMMISSIONER
}
