package org.waymark.intake.table;

import java.util.List;
import org.waymark.catalogue.field.Column;

/** A column of a form that people fill in and Waymark reads. */
public interface FormColumn {

  /** Its heading and how it explains itself. */
  Column column();

  /** What the first row of a file calls it. */
  default String heading() {
    return column().heading();
  }

  /** What to write into it, in words. */
  default String what() {
    return column().what();
  }

  default String example() {
    return column().example();
  }

  /** What may stand in it. */
  default String allowed() {
    return column().allowed();
  }

  /** Other headings that mean the same. */
  default List<String> aliases() {
    return column().aliases();
  }
}
