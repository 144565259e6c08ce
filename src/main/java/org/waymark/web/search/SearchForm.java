package org.waymark.web.search;

import java.util.List;
import java.util.Map;

/**
 * The form as it was typed, with how many services each choice would leave.
 *
 * @param texts what stands in the text fields, by parameter name
 * @param messages what is wrong, by parameter name
 * @param groups lists of check boxes
 * @param crimeFits how closely a listing must fit the crimes
 * @param levels how close a service must be to the groups of people
 * @param genders the choices of a gender
 * @param areas areas to choose from, by kind
 * @param distances miles to choose from
 */
public record SearchForm(
    Map<String, String> texts,
    Map<String, String> messages,
    List<Group> groups,
    List<Option> crimeFits,
    List<Option> levels,
    List<Option> genders,
    List<AreaGroup> areas,
    List<Option> distances,
    boolean acceptingOnly,
    int accepting,
    boolean countingOnly,
    int counting,
    boolean withoutNationwide) {

  /**
   * @param name the parameter
   * @param open true when it is shown unfolded
   * @param more how many choices are left out for brevity
   * @param moreAddress this search with all choices of the group
   */
  public record Group(
      String name,
      String legend,
      boolean open,
      List<Option> options,
      int more,
      String moreAddress) {
    /** How many are chosen. */
    public long chosen() {
      return options.stream().filter(Option::chosen).count();
    }
  }

  /**
   * @param count services it would leave; less than zero when that is not counted
   * @param depth terms above it
   */
  public record Option(String value, String label, int count, boolean chosen, int depth) {}

  /** Areas of one kind. */
  public record AreaGroup(String label, List<Option> options) {}

  /** What was typed in a text field; empty when nothing was. */
  public String text(String name) {
    return texts.getOrDefault(name, "");
  }

  /** What is wrong with a field; empty when nothing is. */
  public String message(String name) {
    return messages.getOrDefault(name, "");
  }
}
