package org.waymark.catalogue.field;

import java.util.List;

/**
 * A column of the template for services, and of every file in its form.
 *
 * @param heading what the first row calls it
 * @param what what to write into it, in words
 * @param allowed what may stand in it
 * @param aliases other headings that mean the same
 */
public record Column(
    String heading, String what, String example, String allowed, List<String> aliases) {

  public Column {
    aliases = List.copyOf(aliases);
  }
}
