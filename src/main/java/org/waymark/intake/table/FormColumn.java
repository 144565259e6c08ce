package org.waymark.intake.table;

import java.util.List;

/** A column of a form that people fill in and Waymark reads. */
public interface FormColumn {

  /** What the first row of a file calls it. */
  String heading();

  /** What to write into it, in words. */
  String what();

  String example();

  /** What may stand in it. */
  String allowed();

  /** Other headings that mean the same. */
  List<String> aliases();
}
