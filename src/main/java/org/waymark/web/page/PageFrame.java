package org.waymark.web.page;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.Provenance;

/**
 * What the layout needs to know of a page.
 *
 * @param title the page's own title, without the name of the site
 * @param section the part of the site it belongs to
 * @param assets address that stylesheets and scripts begin with, e.g. {@code /assets/1a2b3c}; it
 *     changes whenever one of them does
 * @param invented what to say of invented listings at its head; empty when nothing is
 * @param signedIn whoever is signed in; null for the public
 * @param styles further stylesheets, below {@code assets}
 * @param scripts further scripts (modules), below {@code assets}
 */
public record PageFrame(
    String title,
    Section section,
    String assets,
    String invented,
    @Nullable SignedIn signedIn,
    List<String> styles,
    List<String> scripts) {

  public PageFrame {
    if (title.isBlank()) {
      throw new IllegalArgumentException("A page needs a title");
    }
    Objects.requireNonNull(section);
    styles = List.copyOf(styles);
    scripts = List.copyOf(scripts);
  }

  /** The address of a stylesheet, script or picture. */
  public String asset(String name) {
    return assets + "/" + name;
  }

  /** For the field {@code _token} of forms; empty when nobody is signed in. */
  public String formToken() {
    return signedIn == null ? "" : signedIn.formToken();
  }

  /**
   * The same page about one listing or organisation, which is invented or not whatever the others
   * are.
   */
  public PageFrame about(Provenance one) {
    String words = invented.isEmpty() ? "" : InventedWords.of(one);
    return new PageFrame(title, section, assets, words, signedIn, styles, scripts);
  }

  /** The same page with a stylesheet more. */
  public PageFrame withStyle(String name) {
    return new PageFrame(title, section, assets, invented, signedIn, plus(styles, name), scripts);
  }

  /** The same page with a script (a module) more. */
  public PageFrame withScript(String name) {
    return new PageFrame(title, section, assets, invented, signedIn, styles, plus(scripts, name));
  }

  private static List<String> plus(List<String> list, String name) {
    return Stream.concat(list.stream(), Stream.of(name)).toList();
  }
}
