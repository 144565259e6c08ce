package org.waymark.web.gap;

import java.util.List;
import java.util.Objects;
import org.waymark.gap.GapRules;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/**
 * What the template {@code gap/cell} shows.
 *
 * @param caption the area, over the heading
 * @param mark the finding
 * @param meaning of the finding
 * @param sentences the answer in sentences
 * @param levels what is found at each level, closest first
 * @param measures the shares behind the finding, each against its threshold
 * @param related the same cell of wider and narrower terms
 * @param neighbours the same cell next door
 */
public record CellPage(
    PageFrame frame,
    GapNavigation navigation,
    String caption,
    String heading,
    List<FieldError> errors,
    List<String> notes,
    FindingMark mark,
    String meaning,
    List<String> sentences,
    List<Level> levels,
    List<Measure> measures,
    List<Related> related,
    List<Other> neighbours,
    String matrixAddress,
    String mapAddress,
    String coverageAddress,
    String searchAddress,
    String areaAddress,
    String apiAddress,
    List<GapRules.Rule> rules,
    String date) {

  /** What is found at one level or closer. */
  public record Level(
      String label,
      FindingMark mark,
      String residents,
      String share,
      String services,
      String organisations,
      String national) {}

  /**
   * A share and what it is held against.
   *
   * @param threshold in words
   * @param verdict whether it is met, in words; empty where the threshold is not reached at all
   */
  public record Measure(
      String name, String residents, String share, String threshold, String verdict) {}

  /** Links under one heading. */
  public record Related(String heading, List<Other> links) {
    public Related {
      links = List.copyOf(links);
    }
  }

  /** The same cell of another area or term. */
  public record Other(String name, String address, FindingMark mark) {}

  public CellPage {
    Objects.requireNonNull(frame);
    errors = List.copyOf(errors);
    notes = List.copyOf(notes);
    sentences = List.copyOf(sentences);
    levels = List.copyOf(levels);
    measures = List.copyOf(measures);
    related = List.copyOf(related);
    neighbours = List.copyOf(neighbours);
    rules = List.copyOf(rules);
  }
}
