package org.waymark.gap.desk;

/** The parts of a request, so that each caller can name a field as its own people know it. */
public enum AskedField {
  AREA_KIND,
  AREA,
  LINE,
  CRIME_TYPE,
  COHORT,
  SUPPORT_TYPE,
  FUNCTION,
  CLOSENESS,
  ORGANISED_AT,
  YARDSTICK,
  QUESTION,
  SOURCE,
  SOURCE_ADDRESS,
  SORT,
  AUTHOR,
  BODY,
  REASON,
  SEEN
}
