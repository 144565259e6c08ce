package org.waymark.web.pathway;

/** What stands in the fields of a form, and what is wrong with each. */
public interface FieldTexts {

  /** What stands in a text field; empty when nothing does. */
  String text(String name);

  /** What is wrong with a field; empty when nothing is. */
  String message(String name);
}
