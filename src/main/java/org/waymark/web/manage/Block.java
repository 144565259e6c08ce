package org.waymark.web.manage;

import java.util.List;
import java.util.function.Consumer;

/**
 * A piece of a form page, mostly a component of the GOV.UK Design System by its name. Names of
 * fields are their identifiers on the page; an error is empty when nothing is wrong.
 */
public sealed interface Block {

  /** Visits blocks and all that are within them. */
  static void each(List<? extends Block> blocks, Consumer<Block> visitor) {
    for (Block block : blocks) {
      visitor.accept(block);
      switch (block) {
        case Section section -> each(section.blocks(), visitor);
        case Details details -> each(details.blocks(), visitor);
        case Radios radios -> radios.options().forEach(each -> each(each.reveals(), visitor));
        case Checkboxes boxes ->
            boxes.groups().stream()
                .flatMap(group -> group.options().stream())
                .forEach(each -> each(each.reveals(), visitor));
        default -> {}
      }
    }
  }

  /**
   * One line of text.
   *
   * @param width of GOV.UK Frontend's fixed widths, e.g. "10"; empty for the whole column
   * @param kind what keyboard helps: text, tel, url, email or numeric
   */
  record Text(
      String name, String label, String hint, String value, String error, String width, String kind)
      implements Block {}

  /** Several lines of text. */
  record Textarea(String name, String label, String hint, String value, String error, int rows)
      implements Block {}

  /** One of a few. */
  record Radios(String name, String legend, String hint, List<Option> options, String error)
      implements Block {}

  /** Any of many, under headings. */
  record Checkboxes(String name, String legend, String hint, List<Group> groups, String error)
      implements Block {
    /** The identifier of an option; the first of all is the field's own. */
    public String id(int group, int option) {
      int before = 0;
      for (int i = 0; i < group; i++) {
        before += groups.get(i).options().size();
      }
      return before + option == 0 ? name : name + "-" + (before + option);
    }
  }

  /** One of a list. */
  record Select(String name, String label, String hint, List<Option> options, String error)
      implements Block {}

  /**
   * Fields that belong together.
   *
   * @param remove name of the button that takes them away; empty for none
   * @param removeValue what the button sends
   */
  record Section(String id, String legend, List<Block> blocks, String remove, String removeValue)
      implements Block {}

  /** Fields that are folded away until they are wanted. */
  record Details(String label, boolean open, List<Block> blocks) implements Block {}

  /** A paragraph. */
  record Paragraph(String text) implements Block {}

  /** A button that adds something and shows the page again. */
  record AddButton(String id, String label, String value) implements Block {}

  /** A field of the listing that nobody sees. */
  record Hidden(String name, String value) implements Block {}

  /** Finds areas by part of their name, without saving anything. */
  record AreaFinder(String value, String message) implements Block {}

  /** Where the script may draw a map whose areas tick and untick the boxes of a field. */
  record AreaMap(String field) implements Block {}

  /** A link on a line of its own. */
  record Link(String href, String label) implements Block {}

  /**
   * Something to choose.
   *
   * @param depth how far it is set in
   * @param reveals what is asked once it is chosen
   */
  record Option(
      String value, String label, String hint, boolean chosen, int depth, List<Block> reveals) {
    static Option of(String value, String label, boolean chosen) {
      return new Option(value, label, "", chosen, 0, List.of());
    }
  }

  /**
   * Options under a heading.
   *
   * @param label empty for options that are not folded away
   */
  record Group(String label, boolean open, List<Option> options) {
    /** How many are chosen. */
    public long chosen() {
      return options.stream().filter(Option::chosen).count();
    }
  }
}
